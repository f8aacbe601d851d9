using JobcenterModular.Documents.UseCases.Uploads;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>The request that is receiving bytes of this upload on this host right now.</summary>
    internal static RunningUpload? Runs(this HostFixture host, Uri upload) => host.Services.GetRequiredService<RunningUploads>().Find(IdOf(upload));

    public static Guid IdOf(Uri upload) => Guid.Parse(upload.OriginalString.Split('/')[^1]);
}
