using System.Runtime.CompilerServices;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.Persistence.Storage.Folder;

/// <summary>Blobs in a folder of the file system, which several hosts may share.</summary>
internal sealed class FolderBlobStore(BlobDirectory directory, TimeProvider clock) : IBlobStore
{
    private const int MaxAttempts = 5;

    public Task<IIncomingBlob> BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            BlobDirectory.Ensure(directory.Incoming);
            string path = Path.Combine(directory.Incoming, $"{Guid.CreateVersion7(clock.GetUtcNow())}.part");
            return Task.FromResult<IIncomingBlob>(new IncomingBlobFile(path, directory));
        }
        catch (IOException exception) when (DiskFull.Is(exception))
        {
            throw new StorageFullException(exception);
        }
    }

    public Task<Stream?> OpenAsync(BlobPlace place, CancellationToken cancellationToken)
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

    public Task MoveAsync(BlobPlace from, BlobPlace to, CancellationToken cancellationToken)
    {
        try
        {
            IntoPlace.Move(directory.Of(from), directory.Of(to));
        }
        catch (IOException exception) when (DiskFull.Is(exception))
        {
            throw new StorageFullException(exception);
        }

        return Task.CompletedTask;
    }

    public Task EraseAsync(BlobPlace place, CancellationToken cancellationToken)
    {
        IntoPlace.Delete(directory.Of(place));
        return Task.CompletedTask;
    }

    public Task EraseGroupAsync(BlobArea area, Guid group, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(directory.Of(area, group), recursive: true);
                return Task.CompletedTask;
            }
            catch (DirectoryNotFoundException)
            {
                return Task.CompletedTask;
            }
            catch (IOException) when (attempt < MaxAttempts)
            {
                // A blob arrived between the last file and the directory.
            }
        }
    }

    public Task<int> EraseAbandonedAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        int erased = 0;
        foreach (FileInfo file in FilesIn(directory.Incoming).Where(file => file.LastWriteTimeUtc < before.UtcDateTime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            IntoPlace.Delete(file.FullName);
            erased++;
        }

        foreach (DirectoryInfo folder in Enum.GetValues<BlobArea>()
            .SelectMany(area => FoldersIn(directory.Of(area)))
            .Where(folder => folder.LastWriteTimeUtc < before.UtcDateTime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            DeleteIfEmpty(folder);
        }

        return Task.FromResult(erased);
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync(BlobArea area, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (DirectoryInfo folder in FoldersIn(directory.Of(area)))
        {
            if (!Guid.TryParseExact(folder.Name, "D", out Guid group))
                continue;
            foreach (FileInfo file in FilesIn(folder.FullName))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (file.Exists && BlobPlace.IsName(file.Name))
                    yield return new StoredBlob(new BlobPlace(area, group, file.Name), file.Length, new DateTimeOffset(file.LastWriteTimeUtc));
            }
        }
    }

    // Read at once: the directory may go at any moment, and while it is read file by file that would be an error.
    private static FileInfo[] FilesIn(string path)
    {
        try
        {
            return new DirectoryInfo(path).GetFiles();
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static IEnumerable<DirectoryInfo> FoldersIn(string path) =>
        Directory.Exists(path) ? new DirectoryInfo(path).EnumerateDirectories() : [];

    private static void DeleteIfEmpty(DirectoryInfo folder)
    {
        try
        {
            // Not recursive: it fails if there is something.
            folder.Delete();
        }
        catch (IOException)
        {
            // It holds blobs, or another host was faster.
        }
    }
}
