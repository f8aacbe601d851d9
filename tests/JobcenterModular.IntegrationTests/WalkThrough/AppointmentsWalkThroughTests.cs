using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.WalkThrough;

/// <summary>The walk of appointments in two towns, as a newcomer runs it.</summary>
public sealed class AppointmentsWalkThroughTests
{
    [Fact]
    public async Task It_ends_as_promised_on_SQLite()
    {
        await using HostProcess host = await ExampleScript.StartHostAsync(new Sqlite());

        await host.RunExampleAsync("appointments.sh");
    }

    [Fact]
    public async Task It_ends_as_promised_twice_on_PostgreSQL()
    {
        await using HostProcess host = await ExampleScript.StartHostAsync(new PostgreSql());

        await host.RunExampleAsync("appointments.sh");
        await host.RunExampleAsync("appointments.sh");
    }
}
