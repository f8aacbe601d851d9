using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents;

/// <summary>Why a case file does not leave.</summary>
internal static class HandOverRefusals
{
    public static readonly Refusal OriginalUnsound = new(RefusalKind.Conflict, "documents.original_unsound", "Ein Dokument der Akte fehlt oder ist verändert. Die Akte kann so nicht übergeben werden.");
    public static readonly Refusal Over = new(RefusalKind.Conflict, "documents.hand_over_over", "Diese Übergabe ist schon abgeschlossen.");
    public static readonly Refusal NoDropFolder = new(RefusalKind.Conflict, "documents.no_drop_folder", "Für die Übergabe ist kein Ordner eingerichtet.");
}
