using JobcenterModular.Documents.Persistence.Storage.Folder;
using JobcenterModular.Documents.UseCases.Leaving;

namespace JobcenterModular.Documents.Persistence.Storage;

/// <summary>
/// Temporary files where uploads arrive. They hold what is encrypted everywhere else, so their name goes as soon as they
/// are open: the system frees them with their last handle, whatever ends the process.
/// </summary>
internal sealed class TemporaryFiles(BlobDirectory directory, TimeProvider clock) : ITemporaryFiles
{
    public Stream Create()
    {
        BlobDirectory.Ensure(directory.Incoming);
        string path = Path.Combine(directory.Incoming, $"{Guid.CreateVersion7(clock.GetUtcNow())}.part");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (OperatingSystem.IsWindows())
            return new FileStream(path, options);
        options.Options = FileOptions.Asynchronous;
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}
