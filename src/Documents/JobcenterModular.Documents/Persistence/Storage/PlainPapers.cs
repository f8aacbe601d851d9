using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.Persistence.Storage;

/// <summary>
/// Papers of the first version: <c>{office}/{applicationId}/{documentId}</c>, as they came. Never written any more;
/// the job that carries them into the vault takes them away one by one.
/// </summary>
internal sealed class PlainPapers(Folder.BlobDirectory directory) : IPlainPapers
{
    public Task<Stream?> OpenAsync(Guid applicationId, Guid documentId, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(directory.OfPlainPaper(applicationId, documentId), new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            }));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task EraseAsync(Guid applicationId, Guid documentId, CancellationToken cancellationToken)
    {
        string path = directory.OfPlainPaper(applicationId, documentId);
        try
        {
            File.Delete(path);
            Directory.Delete(Path.GetDirectoryName(path)!);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone already.
        }
        catch (IOException)
        {
            // Other papers are still in it.
        }

        return Task.CompletedTask;
    }
}
