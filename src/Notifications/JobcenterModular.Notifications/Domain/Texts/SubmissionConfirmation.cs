namespace JobcenterModular.Notifications.Domain.Texts;

/// <summary>The applicant learns that the application has arrived and from which month it counts (§ 37 (2) SGB II).</summary>
internal static class SubmissionConfirmation
{
    public static NoticeText Notice(string reference, DateOnly received, DateOnly applicationDate, DateOnly effectMonth) => new(
        "Ihr Antrag ist angekommen",
        $"""
        Ihr Antrag ist am {GermanDates.Day(received)} bei uns angekommen.
        Nummer: {reference}
        Tag der Antragstellung: {GermanDates.Day(applicationDate)}
        Der Antrag zählt ab: {GermanDates.Month(effectMonth)}
        """,
        Link: null);

    public static Letter Mail(string to, string office, string reference, DateOnly received, DateOnly effectMonth, string portal) => new(
        to,
        ToName: null,
        $"Ihr Antrag ist angekommen ({reference})",
        $"""
        Guten Tag,

        Ihr Antrag ist bei uns angekommen.

        Nummer: {reference}
        Eingang: {GermanDates.Day(received)}
        Der Antrag zählt ab: {GermanDates.Month(effectMonth)}

        So kommen Sie zurück zu Ihrem Antrag:
        Öffnen Sie {portal}
        Geben Sie dort Ihren Code ein. Oder melden Sie sich mit Ihrem Konto an.

        {Closing.Of(office)}
        """);
}
