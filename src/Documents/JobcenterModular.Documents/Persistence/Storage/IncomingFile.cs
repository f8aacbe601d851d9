using JobcenterModular.Documents.UseCases;

namespace JobcenterModular.Documents.Persistence.Storage;

/// <summary>A temporary file that becomes a paper by one rename, or goes.</summary>
internal sealed class IncomingFile(string path, PaperDirectory directory) : IIncomingPaper
{
    private const int MaxAttempts = 5;

    private readonly FileStream _stream = Create(path);
    private bool _kept;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => _stream.WriteAsync(bytes, cancellationToken);

    public async Task KeepAsync(PaperPlace place, CancellationToken cancellationToken)
    {
        RandomAccess.FlushToDisk(_stream.SafeFileHandle);
        await _stream.DisposeAsync();
        string folder = directory.Of(place.ApplicationId);
        for (int attempt = 1; !_kept; attempt++)
        {
            try
            {
                PaperDirectory.Ensure(folder);
                File.Move(path, directory.Of(place), overwrite: false);
                _kept = true;
            }
            catch (DirectoryNotFoundException) when (attempt < MaxAttempts && File.Exists(path))
            {
                // The sweep removed the empty directory at the same moment.
            }
        }

        try
        {
            DiskSync.FlushDirectory(folder);
        }
        catch (DirectoryNotFoundException) when (!Directory.Exists(folder))
        {
            // The draft was deleted at this moment, and its papers with it: saving the row is refused next.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        if (!_kept)
            File.Delete(path);
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
