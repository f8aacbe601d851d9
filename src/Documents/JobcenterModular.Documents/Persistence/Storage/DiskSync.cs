using System.Runtime.InteropServices;
using System.Text;

namespace JobcenterModular.Documents.Persistence.Storage;

/// <summary>
/// A renamed file outlives a power cut only when its directory is on disk too (fsync(2), notes). .NET cannot open
/// directories, so this asks the C library; Windows needs no such call.
/// </summary>
internal static class DiskSync
{
    private const int ReadOnly = 0;

    public static void FlushDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        int descriptor = Open(Encoding.UTF8.GetBytes(path + '\0'), ReadOnly);
        if (descriptor < 0)
            throw Failed("opened", path);
        try
        {
            if (FSync(descriptor) != 0)
                throw Failed("flushed", path);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    // ENOENT: another process removed the directory while it was empty; the caller makes it again.
    private static IOException Failed(string what, string path)
    {
        const int NoSuchEntry = 2;
        int error = Marshal.GetLastPInvokeError();
        string message = $"Directory {Path.GetFileName(path)} could not be {what}: {Marshal.GetPInvokeErrorMessage(error)}";
        return error == NoSuchEntry ? new DirectoryNotFoundException(message) : new IOException(message);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
