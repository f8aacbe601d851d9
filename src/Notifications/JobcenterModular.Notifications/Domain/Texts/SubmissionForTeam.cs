namespace JobcenterModular.Notifications.Domain.Texts;

/// <summary>A team learns that an application has come in.</summary>
internal static class SubmissionForTeam
{
    public static NoticeText Notice(string reference, DateOnly received, DateOnly effectMonth, bool urgent, string deskLink) => new(
        urgent ? $"Eilt: Neuer Antrag {reference}" : $"Neuer Antrag {reference}",
        $"""
        Ein neuer Antrag ist eingegangen.
        Nummer: {reference}
        Eingang: {GermanDates.Day(received)}
        Der Antrag zählt ab: {GermanDates.Month(effectMonth)}
        """,
        deskLink);

    /// <summary>Only reference and link: a mailbox is read by many, and mail travels openly.</summary>
    public static Letter Mail(string mailbox, string team, string office, string reference, string deskLink) => new(
        mailbox,
        team,
        $"Neuer Antrag {reference}",
        $"""
        Guten Tag,

        ein neuer Antrag ist eingegangen.

        Nummer: {reference}
        Zum Antrag: {deskLink}

        Zum Schutz der Daten steht in dieser E-Mail nicht mehr.
        Die E-Mail wurde automatisch verschickt.

        {office}

        """);
}
