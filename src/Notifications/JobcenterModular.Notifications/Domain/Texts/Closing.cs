namespace JobcenterModular.Notifications.Domain.Texts;

/// <summary>The last lines of every e-mail.</summary>
internal static class Closing
{
    public static string Of(string office) =>
        $"""
        Zum Schutz Ihrer Daten steht in dieser E-Mail nicht mehr.
        Die E-Mail wurde automatisch verschickt. Bitte antworten Sie nicht darauf.

        {office}

        """;
}
