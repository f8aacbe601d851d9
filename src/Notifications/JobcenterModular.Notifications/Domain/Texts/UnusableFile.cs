namespace JobcenterModular.Notifications.Domain.Texts;

/// <summary>The applicant learns that a file could not be used, and what to do. A code that is not known here gets the last sentence.</summary>
internal static class UnusableFile
{
    public static NoticeText Notice(string reason) => new(
        "Eine Datei konnten wir nicht verwenden",
        $"""
        Sie haben uns eine Datei geschickt, die wir nicht verwenden können.
        {Reason(reason)}
        Welche Datei es ist, sehen Sie in Ihrer Liste der Nachweise.
        """,
        Link: null);

    private static string Reason(string code) => code switch
    {
        "infected" => "In der Datei steckt ein Schadprogramm. Niemand hat sie geöffnet. Bitte schicken Sie das Papier noch einmal, zum Beispiel als neues Foto.",
        "not_scannable" => "Wir konnten sie nicht auf Schadprogramme prüfen. Bitte schicken Sie das Papier noch einmal, in kleineren Dateien oder als Foto.",
        "encrypted" => "Die Datei ist mit einem Passwort geschützt. Bitte schicken Sie sie ohne Passwort.",
        _ => "Bitte schicken Sie das Papier noch einmal, als PDF oder als Foto.",
    };
}
