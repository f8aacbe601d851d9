namespace JobcenterModular.Notifications.Domain.Texts;

/// <summary>The way back to a draft, and until when it is kept.</summary>
internal static class PausedDraft
{
    /// <summary>Without the link: it holds the code, and the inbox is read by who is in already.</summary>
    public static NoticeText Notice(string reference, DateOnly keepUntil) => new(
        "Ihr Antrag ist gespeichert",
        $"""
        Sie machen eine Pause. Ihr Antrag {reference} ist gespeichert, aber noch nicht abgeschickt.
        {Promise(keepUntil)}
        """,
        Link: null);

    public static Letter Mail(string to, string office, string reference, string resumeLink, DateOnly keepUntil) => new(
        to,
        ToName: null,
        $"Ihr Antrag ist gespeichert ({reference})",
        $"""
        Guten Tag,

        Sie machen eine Pause. Ihr Antrag ist gespeichert, aber noch nicht abgeschickt.

        Nummer: {reference}

        Mit diesem Link machen Sie weiter, auch auf einem anderen Gerät:
        {resumeLink}

        Der Link ist nur für Sie. Bitte geben Sie ihn nicht weiter.

        {Promise(keepUntil)}

        {Closing.Of(office)}
        """);

    private static string Promise(DateOnly keepUntil) =>
        $"""
        Wir bewahren ihn bis zum {GermanDates.Day(keepUntil)} für Sie auf.
        Danach löschen wir ihn. Arbeiten Sie vorher daran weiter, dann bewahren wir ihn länger auf.
        """;
}
