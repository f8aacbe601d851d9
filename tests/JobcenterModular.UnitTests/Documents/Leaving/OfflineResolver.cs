using System.Net;
using System.Xml;

namespace JobcenterModular.UnitTests.Documents.Leaving;

/// <summary>
/// Finds schemas below one folder, also those that are imported by an address on the web, and nothing else: a test that
/// fetched a schema would prove something different on every day.
/// </summary>
internal sealed class OfflineResolver : XmlResolver
{
    private readonly string _folder;
    private readonly ILookup<string, string> _files;

    public OfflineResolver(string folder)
    {
        _folder = folder;
        _files = Directory.EnumerateFiles(folder, "*.xsd", SearchOption.AllDirectories).ToLookup(Path.GetFileName, StringComparer.Ordinal)!;
    }

    public override ICredentials Credentials
    {
        set
        {
            // Nothing is fetched that would ask for them.
        }
    }

    public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn) => File.OpenRead(Find(absoluteUri));

    private string Find(Uri address)
    {
        if (address.IsFile)
        {
            string file = Path.GetFullPath(address.LocalPath);
            return file.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file) ? file : throw Unknown(address);
        }

        return _files[address.Segments[^1]].ToList() is [var only] ? only : throw Unknown(address);
    }

    private static FileNotFoundException Unknown(Uri address) => new($"{address} is not among the schemas kept beside the repository.");
}
