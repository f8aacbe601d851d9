using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Leaving;

/// <summary>A host with a drop folder.</summary>
public sealed class DroppingHost<TDatabase> : HostFixture<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    protected override void Configure(HostSettings settings)
    {
        string folder = Path.Combine(settings.DataFolder, "drop");
        Directory.CreateDirectory(folder);
        settings["Documents:DropFolder:Directory"] = folder;
    }
}
