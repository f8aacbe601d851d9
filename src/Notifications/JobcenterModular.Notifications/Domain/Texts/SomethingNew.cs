namespace JobcenterModular.Notifications.Domain.Texts;

/// <summary>Sends people to their inbox and says nothing of the case: e-mails travel openly (§ 35 SGB I).</summary>
internal static class SomethingNew
{
    public static Letter Mail(string to, string office, string portal) => new(
        to,
        ToName: null,
        "Es gibt etwas Neues",
        $"""
        Guten Tag,

        es gibt etwas Neues für Sie.

        So lesen Sie es:
        Öffnen Sie {portal}
        Geben Sie dort Ihren Code ein. Oder melden Sie sich mit Ihrem Konto an.

        {Closing.Of(office)}
        """);
}
