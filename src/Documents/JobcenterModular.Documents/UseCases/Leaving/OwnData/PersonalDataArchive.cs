namespace JobcenterModular.Documents.UseCases.Leaving.OwnData;

/// <summary>
/// A person's own data as one zip: <c>index.html</c> to read, <c>daten.json</c> for programs (Art. 20 GDPR: structured,
/// commonly used, machine-readable), and the originals in <c>dateien/</c>. Written straight to a stream.
/// </summary>
internal static class PersonalDataArchive
{
    public const string PageName = "index.html";
    public const string DataName = "daten.json";

    /// <summary>Writes the whole archive.</summary>
    /// <param name="open">The bytes of one original; null when they are not there. The stream is closed here.</param>
    /// <param name="target">Need not seek; stays open.</param>
    /// <exception cref="UnsoundOriginalException">
    /// An original is missing or altered. What was written until then has no end and is no archive.
    /// </exception>
    public static async Task WriteAsync(
        OwnDataExport data, Func<PackagedFile, CancellationToken, Task<Stream?>> open, Stream target, CancellationToken cancellationToken)
    {
        IReadOnlyList<OwnFile> files = OwnFile.Of(data);
        await using StreamedZip zip = await StreamedZip.BeginAsync(target, data.CreatedAt, cancellationToken);
        await zip.AddTextAsync(PageName, content => OwnDataPage.WriteAsync(data, files, content, cancellationToken), cancellationToken);
        await zip.AddTextAsync(DataName, content => OwnDataJson.Of(data, files).WriteAsync(content, cancellationToken), cancellationToken);
        foreach (OwnFile file in files)
            await zip.AddOriginalAsync(file.File, open, cancellationToken);
        await zip.CompleteAsync(cancellationToken);
    }
}
