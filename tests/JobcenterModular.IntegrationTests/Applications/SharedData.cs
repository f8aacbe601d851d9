using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Data that outlives a host: the next host of the test finds what the first one left.</summary>
internal sealed class SharedData : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HostSettings _settings;

    private SharedData() => _settings = new HostSettings(_folder.Path);

    public static async Task<SharedData> CreateAsync(ITestDatabase database)
    {
        var data = new SharedData();
        Requirement.Check(await database.CreateAsync(data._settings));
        return data;
    }

    public string Folder(string name) => _folder.Sub(name);

    /// <summary>Lets a host that is about to start work on this data.</summary>
    public void Use(HostSettings host)
    {
        host["Database:Directory"] = _settings["Database:Directory"];
        host["Database:ConnectionString"] = _settings["Database:ConnectionString"];
    }

    public void Dispose() => _folder.Dispose();
}
