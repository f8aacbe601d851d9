using System.Globalization;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Documents.UseCases.Leaving.OwnData;

/// <summary>One original in the archive of a person's own data.</summary>
internal sealed record OwnFile(OwnDocument Source, ExportedVersion Version, PackagedFile File)
{
    /// <summary>All files in the order of the list; names that sort in that order and that every system can unpack.</summary>
    public static IReadOnlyList<OwnFile> Of(OwnDataExport data)
    {
        var files = new List<OwnFile>();
        foreach (OwnDocument source in data.Documents)
        {
            ExportCheck.EnsureFit(source.Document);
            if (source.Withheld is not null)
                continue;
            foreach (ExportedVersion version in source.Document.Versions)
                files.Add(Of(source, version, files.Count + 1));
        }

        return files;
    }

    private static OwnFile Of(OwnDocument source, ExportedVersion version, int number)
    {
        string date = OfficeTime.DateAt(source.Document.ReceivedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string name = string.Create(CultureInfo.InvariantCulture, $"dateien/{number:0000}_{date}{FileEnding.Of(version.MediaType)}");
        return new OwnFile(source, version, PackagedFile.Of(source.Document, version, prefix: "") with { Name = name });
    }
}
