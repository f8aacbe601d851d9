using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.WalkThrough;

/// <summary>Granted, reminded, renewed without changes, renewed with a new flat: as a newcomer runs it.</summary>
public sealed class FolgeantragWalkThroughTests
{
    [Fact]
    public async Task It_ends_as_promised_on_SQLite()
    {
        await using HostProcess host = await ExampleScript.StartHostAsync(new Sqlite());

        (await host.RunExampleAsync("folgeantrag.sh")).ShouldContain("12 Eingaben");
    }

    [Fact]
    public async Task It_ends_as_promised_twice_on_PostgreSQL()
    {
        await using HostProcess host = await ExampleScript.StartHostAsync(new PostgreSql());

        await host.RunExampleAsync("folgeantrag.sh");
        await host.RunExampleAsync("folgeantrag.sh");
    }
}
