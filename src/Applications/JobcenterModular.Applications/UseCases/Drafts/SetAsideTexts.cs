namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>Why a file cannot be used, for the person who sent it. A code that is not known here gets the last sentence.</summary>
internal static class SetAsideTexts
{
    public static string Of(string reason) => reason switch
    {
        "infected" => "In der Datei steckt ein Schadprogramm. Bitte schicken Sie das Papier noch einmal, zum Beispiel als neues Foto.",
        "not_scannable" => "Wir konnten diese Datei nicht auf Schadprogramme prüfen. Bitte schicken Sie das Papier noch einmal, in kleineren Dateien oder als Foto.",
        "encrypted" => "Die Datei ist mit einem Passwort geschützt. Bitte schicken Sie sie ohne Passwort.",
        _ => "Wir können diese Datei nicht verwenden. Bitte schicken Sie das Papier noch einmal, als PDF oder als Foto.",
    };
}
