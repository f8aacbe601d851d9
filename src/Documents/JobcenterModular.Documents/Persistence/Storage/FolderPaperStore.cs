using JobcenterModular.Documents.UseCases;

namespace JobcenterModular.Documents.Persistence.Storage;

/// <summary>Papers in a folder of the file system, which several hosts may share.</summary>
internal sealed class FolderPaperStore(PaperDirectory directory, TimeProvider clock) : IPaperStore
{
    public Task<IIncomingPaper> BeginAsync(CancellationToken cancellationToken)
    {
        PaperDirectory.Ensure(directory.Incoming);
        string path = Path.Combine(directory.Incoming, $"{Guid.CreateVersion7(clock.GetUtcNow())}.part");
        return Task.FromResult<IIncomingPaper>(new IncomingFile(path, directory));
    }

    public Task<Stream?> OpenAsync(PaperPlace place, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(directory.Of(place), new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                BufferSize = 0,
            }));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task EraseAsync(PaperPlace place, CancellationToken cancellationToken)
    {
        DeleteFile(directory.Of(place));
        return Task.CompletedTask;
    }

    public Task EraseAllAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        try
        {
            Directory.Delete(directory.Of(applicationId), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was ever uploaded, or it is gone already.
        }

        return Task.CompletedTask;
    }

    public Task<int> EraseAbandonedAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        int erased = 0;
        foreach (FileInfo file in FilesIn(directory.Incoming).Where(file => file.LastWriteTimeUtc < before.UtcDateTime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            DeleteFile(file.FullName);
            erased++;
        }

        foreach (DirectoryInfo folder in FoldersIn(directory.Office).Where(folder => folder.LastWriteTimeUtc < before.UtcDateTime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            DeleteIfEmpty(folder);
        }

        return Task.FromResult(erased);
    }

    public IAsyncEnumerable<PaperPlace> ListAsync(DateTimeOffset before) => Places(before.UtcDateTime).ToAsyncEnumerable();

    private static IEnumerable<FileInfo> FilesIn(string path) =>
        Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles() : [];

    private static IEnumerable<DirectoryInfo> FoldersIn(string path) =>
        Directory.Exists(path) ? new DirectoryInfo(path).EnumerateDirectories() : [];

    private static void DeleteFile(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone with its directory.
        }
    }

    private static void DeleteIfEmpty(DirectoryInfo folder)
    {
        if (folder.EnumerateFileSystemInfos().Any())
            return;
        try
        {
            folder.Delete();
        }
        catch (IOException) when (!folder.Exists || folder.EnumerateFileSystemInfos().Any())
        {
            // Another host was faster, or a paper has just arrived.
        }
    }

    private IEnumerable<PaperPlace> Places(DateTime before)
    {
        foreach (DirectoryInfo folder in FoldersIn(directory.Office))
        {
            if (!Guid.TryParse(folder.Name, out Guid applicationId))
                continue;
            foreach (FileInfo file in FilesIn(folder.FullName))
            {
                if (file.LastWriteTimeUtc < before && Guid.TryParse(file.Name, out Guid documentId))
                    yield return new PaperPlace(applicationId, documentId);
            }
        }
    }
}
