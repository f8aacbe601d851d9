namespace JobcenterModular.Documents.UseCases.Leaving.Xdomea;

/// <summary>
/// A case file as an xdomea package: a zip with the message first and then every original, written straight to a stream.
/// The same case file and hand-over give the same package.
/// </summary>
internal static class XdomeaPackage
{
    /// <summary>The name by which receivers know the package.</summary>
    public static string FileName(CaseFileExport caseFile, XdomeaHandOver handOver) =>
        $"{XdomeaMessage.FilePrefix(caseFile, handOver)}{XdomeaMessage.Name}.zip";

    /// <summary>Writes the whole package.</summary>
    /// <param name="open">The bytes of one original; null when they are not there. The stream is closed here.</param>
    /// <param name="target">Need not seek; stays open.</param>
    /// <exception cref="UnsoundOriginalException">
    /// An original is missing or altered. What was written until then has no end and is not a package.
    /// </exception>
    public static async Task WriteAsync(
        CaseFileExport caseFile,
        XdomeaHandOver handOver,
        Func<PackagedFile, CancellationToken, Task<Stream?>> open,
        Stream target,
        CancellationToken cancellationToken)
    {
        ExportCheck.EnsureFit(caseFile);
        string prefix = XdomeaMessage.FilePrefix(caseFile, handOver);
        await using StreamedZip zip = await StreamedZip.BeginAsync(target, handOver.CreatedAt, cancellationToken);
        await zip.AddTextAsync(
            $"{prefix}{XdomeaMessage.Name}.xml",
            content => XdomeaMessage.WriteAsync(caseFile, handOver, content, cancellationToken),
            cancellationToken);
        foreach (PackagedFile file in caseFile.Files(prefix))
            await zip.AddOriginalAsync(file, open, cancellationToken);
        await zip.CompleteAsync(cancellationToken);
    }
}
