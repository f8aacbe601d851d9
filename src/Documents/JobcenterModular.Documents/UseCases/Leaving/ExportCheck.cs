namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>
/// Refuses a case file that no honest package can be made of, before the first byte leaves. Such a file is a fault of this
/// program, never of a person, so it is no refusal.
/// </summary>
internal static class ExportCheck
{
    private const int Sha256Letters = 64;

    public static void EnsureFit(CaseFileExport caseFile)
    {
        if (caseFile.RetentionYears is < 0 or > ushort.MaxValue)
            throw new ArgumentException("The years of retention cannot be right.", nameof(caseFile));
        EnsureDistinct(caseFile.Applications.Select(application => application.Id), "application");
        EnsureDistinct(caseFile.Documents().Select(entry => entry.Document.Id), "document");
        foreach ((_, ExportedDocument document) in caseFile.Documents())
            EnsureFit(document);
    }

    public static void EnsureFit(ExportedDocument document)
    {
        if (document.Versions.Count == 0)
            throw new ArgumentException($"Document {document.Id} has no version.", nameof(document));
        EnsureDistinct(document.Versions.Select(version => version.Number), $"version of document {document.Id}");
        foreach (ExportedVersion version in document.Versions)
        {
            if (version.Number < 1 || version.SizeBytes < 0 || !IsSha256(version.Sha256))
                throw new ArgumentException($"Version {version.Id} of document {document.Id} has a wrong number, size or hash.", nameof(document));
        }
    }

    // Two files of one name in a zip: the receiver would see one of them.
    private static void EnsureDistinct<T>(IEnumerable<T> values, string what)
    {
        var seen = new HashSet<T>();
        foreach (T value in values)
        {
            if (!seen.Add(value))
                throw new ArgumentException($"The {what} {value} comes twice.", nameof(values));
        }
    }

    private static bool IsSha256(string text) => text.Length == Sha256Letters && text.All(char.IsAsciiHexDigitLower);
}
