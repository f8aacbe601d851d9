using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.Persistence.Storage.Folder;

/// <summary>A temporary file that becomes a blob by one step, or goes.</summary>
internal sealed class IncomingBlobFile(string path, BlobDirectory directory) : IIncomingBlob
{
    private readonly FileStream _stream = Create(path);

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException exception) when (DiskFull.Is(exception))
        {
            throw new StorageFullException(exception);
        }
    }

    public async Task KeepAsync(BlobPlace place, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            RandomAccess.FlushToDisk(_stream.SafeFileHandle);
            await _stream.DisposeAsync();
            IntoPlace.Keep(path, directory.Of(place));
        }
        catch (IOException exception) when (DiskFull.Is(exception))
        {
            throw new StorageFullException(exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        IntoPlace.Delete(path);
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Delete,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
