using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.WalkThrough;

/// <summary>The walk of papers through the case file, as a newcomer runs it; without a virus scanner and with a real one.</summary>
public sealed class EFileWalkThroughTests
{
    [Fact]
    public async Task It_ends_as_promised_twice_on_SQLite_without_a_scanner()
    {
        await using HostProcess host = await ExampleScript.StartHostAsync(new Sqlite());

        await RunAsync(host);
        (await RunAsync(host)).ShouldContain("kein Virenscanner eingerichtet");
    }

    [Fact]
    public async Task It_ends_as_promised_on_PostgreSQL_with_a_real_scanner()
    {
        ClamdServer clamd = await ClamdServer.SharedAsync();
        Requirement.Check(clamd.Missing);
        await using HostProcess host = await ExampleScript.StartHostAsync(
            new PostgreSql(), settings => settings["Documents:Scanner:Address"] = clamd.UnixAddress);

        (await RunAsync(host)).ShouldContain("das Testvirus ist erkannt");
    }

    private static async Task<string> RunAsync(HostProcess host)
    {
        string said = await host.RunExampleAsync("e-file.sh");

        // What the script may leave out on a newcomer's machine is done here.
        said.ShouldContain("--verify-log: ");
        said.ShouldContain("--check-documents: ");
        return said;
    }
}
