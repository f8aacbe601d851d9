using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Persistence.Storage.Folder;

/// <summary>
/// The layout on disk: <c>{office}/cases/{case}/{name}</c>, <c>{office}/uploads/{upload}/{name}</c>, and <c>incoming</c>
/// on the same file system for what is still arriving. Directories are made on first use, for the host's user only.
/// </summary>
internal sealed class BlobDirectory(
    IOptions<DocumentsOptions> options, IOptions<OfficeOptions> office, ModuleDatabase database)
{
    private const string IncomingName = "incoming";

    private readonly Lazy<string> _root = new(() => options.Value.Directory is { Length: > 0 } directory
        ? Path.GetFullPath(directory)
        : Path.Combine(database.DataDirectory, "documents"));

    public string Incoming => Path.Combine(_root.Value, IncomingName);

    public string Of(BlobArea area) => Path.Combine(_root.Value, office.Value.Key, NameOf(area));

    public string Of(BlobArea area, Guid group) => Path.Combine(Of(area), group.ToString());

    public string Of(BlobPlace place) => BlobPlace.IsName(place.Name)
        ? Path.Combine(Of(place.Area, place.Group), place.Name)
        : throw new ArgumentException("Not a name of a blob.", nameof(place));

    /// <summary>Where the first version of this program put a paper, unencrypted.</summary>
    public string OfPlainPaper(Guid applicationId, Guid documentId) =>
        Path.Combine(_root.Value, office.Value.Key, applicationId.ToString(), documentId.ToString());

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

    private static string NameOf(BlobArea area) => area switch
    {
        BlobArea.Cases => "cases",
        BlobArea.Uploads => "uploads",
        _ => throw new ArgumentOutOfRangeException(nameof(area)),
    };
}
