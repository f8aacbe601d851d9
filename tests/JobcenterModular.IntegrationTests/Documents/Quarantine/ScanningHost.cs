using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Quarantine;

/// <summary>A host that gives its papers to the run's real clamd.</summary>
public sealed class ScanningHost<TDatabase> : HostFixture<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private string? _address;

    public override async ValueTask InitializeAsync()
    {
        ClamdServer clamd = await ClamdServer.SharedAsync();
        Requirement.Check(clamd.Missing);
        _address = clamd.TcpAddress;
        await base.InitializeAsync();
    }

    protected override void Configure(HostSettings settings) => settings["Documents:Scanner:Address"] = _address;
}
