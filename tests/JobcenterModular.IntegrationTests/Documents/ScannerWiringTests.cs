using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>The scanner of a whole host, from its settings.</summary>
public sealed class ScannerWiringTests
{
    [Fact]
    public async Task A_host_asks_the_scanner_that_its_settings_name()
    {
        ClamdServer clamd = await ClamdServer.SharedAsync();
        Requirement.Check(clamd.Missing);
        await using HostFixture host = await HostFixture.StartAsync(new Sqlite(), settings => settings["Documents:Scanner:Address"] = clamd.UnixAddress);

        IVirusScanner scanner = host.Services.GetRequiredService<IVirusScanner>();

        scanner.IsConfigured.ShouldBeTrue();
        (await scanner.StateAsync(TestContext.Current.CancellationToken)).Health.ShouldBe(ScannerHealth.Ready);
    }

    [Fact]
    public async Task A_host_without_such_a_setting_has_none()
    {
        await using HostFixture host = await HostFixture.StartAsync(new Sqlite());

        host.Services.GetRequiredService<IVirusScanner>().IsConfigured.ShouldBeFalse();
    }

    [Fact]
    public async Task A_scanner_that_is_named_wrongly_stops_the_start()
    {
        OptionsValidationException stopped = await Should.ThrowAsync<OptionsValidationException>(async () =>
        {
            await using HostFixture host = await HostFixture.StartAsync(new Sqlite(), settings => settings["Documents:Scanner:Address"] = "localhost:3310");
        });

        stopped.Message.ShouldContain("Documents:Scanner:Address");
    }
}
