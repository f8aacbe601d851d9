namespace JobcenterModular.Documents.Persistence.Storage.Folder;

/// <summary>Puts a whole file into its place by one step. Several hosts may do so, sweep and erase at the same moment.</summary>
internal static class IntoPlace
{
    private const int MaxAttempts = 5;

    /// <summary>A file whose bytes are on disk; one that has the place already stays, and then the source stays too.</summary>
    public static void Keep(string source, string target)
    {
        // Without overwriting it is a link and then an unlink: a kill in between leaves a second name in incoming, for the sweep.
        Step(source, target, overwrite: false);
        Flush(Path.GetDirectoryName(target)!);
    }

    /// <summary>A kept file; one that has the place already stays, and the source goes.</summary>
    public static void Move(string source, string target)
    {
        if (!File.Exists(target))
        {
            try
            {
                // A rename, so that a power cut leaves it at one of the two places.
                Step(source, target, overwrite: true);
            }
            catch (FileNotFoundException exception) when (!File.Exists(target))
            {
                throw new FileNotFoundException("There is no blob to move.", exception);
            }
            catch (FileNotFoundException)
            {
                // Another host was faster.
            }
        }

        Flush(Path.GetDirectoryName(target)!);
        Delete(source);
        Flush(Path.GetDirectoryName(source)!);
    }

    /// <summary>Deletes a file; one that is not there is fine.</summary>
    public static void Delete(string path)
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

    private static void Step(string source, string target, bool overwrite)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                BlobDirectory.Ensure(Path.GetDirectoryName(target)!);
                File.Move(source, target, overwrite);
                return;
            }
            catch (IOException exception) when (IsMissing(exception) && File.Exists(source) && attempt < MaxAttempts)
            {
                // The sweep removed the empty directory at the same moment.
            }
            catch (IOException) when (!overwrite && File.Exists(target))
            {
                return;
            }
        }
    }

    private static void Flush(string folder)
    {
        try
        {
            DiskSync.FlushDirectory(folder);
        }
        catch (DirectoryNotFoundException) when (!Directory.Exists(folder))
        {
            // The case or upload was erased at this moment, and everything of it.
        }
    }

    private static bool IsMissing(IOException exception) => exception is DirectoryNotFoundException or FileNotFoundException;
}
