using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>The parts of uploads as they lie on the disk.</summary>
internal static class UploadFiles
{
    public static string Folder(string dataFolder, Guid upload) => Path.Combine(dataFolder, "documents", "musterstadt", "uploads", upload.ToString());

    public static string[] Of(HostFixture host, Uri upload) => Of(host.DataFolder, IdOf(upload));

    public static string[] Of(string dataFolder, Guid upload)
    {
        string folder = Folder(dataFolder, upload);
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }

    public static Guid IdOf(Uri upload) => Guid.Parse(upload.OriginalString.Split('/')[^1]);
}
