using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.UseCases;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Persistence.Storage;

/// <summary>
/// The layout on disk: <c>{office}/{applicationId}/{documentId}</c>, and <c>incoming</c> on the same file system for what
/// is still arriving. Directories are made on first use, for the host's user only.
/// </summary>
internal sealed class PaperDirectory(
    IOptions<DocumentsOptions> options, IOptions<OfficeOptions> office, ModuleDatabase database)
{
    private const string IncomingName = "incoming";

    private readonly Lazy<string> _root = new(() => options.Value.Directory is { Length: > 0 } directory
        ? Path.GetFullPath(directory)
        : Path.Combine(database.DataDirectory, "documents"));

    public string Incoming => Path.Combine(_root.Value, IncomingName);

    public string Office => Path.Combine(_root.Value, office.Value.Key);

    public string Of(Guid applicationId) => Path.Combine(Office, applicationId.ToString());

    public string Of(PaperPlace place) => Path.Combine(Of(place.ApplicationId), place.DocumentId.ToString());

    /// <summary>Makes the directory and every missing one above it; each is on disk before this returns.</summary>
    public static void Ensure(string path)
    {
        if (Directory.Exists(path))
            return;
        string parent = Path.GetDirectoryName(path)!;
        Ensure(parent);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        DiskSync.FlushDirectory(parent);
    }

    /// <summary>Whether an office's key can name its folder; checked at start.</summary>
    public static bool CanName(string officeKey) =>
        officeKey is { Length: > 0 and <= 64 } and not IncomingName
        && officeKey.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
