using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.WalkThrough;

/// <summary>A year of reminders in a minute, as a newcomer runs it; with the proof of an address and without.</summary>
public sealed class RemindersWalkThroughTests
{
    [Fact]
    public async Task It_ends_as_promised_on_SQLite_without_a_look_at_the_mails()
    {
        await using HostProcess host = await ExampleScript.StartHostAsync(new Sqlite());

        (await host.RunExampleAsync("reminders.sh")).ShouldContain("bleibt die Adresse unbewiesen");
    }

    [Fact]
    public async Task It_ends_as_promised_twice_on_PostgreSQL_with_a_proved_address()
    {
        await using HostProcess host = await ExampleScript.StartHostAsync(new PostgreSql());

        string outbox = Path.Combine(host.DataFolder, "mail-outbox");
        (await host.RunExampleAsync("reminders.sh", outbox)).ShouldContain("die Adresse ist bewiesen");
        await host.RunExampleAsync("reminders.sh", outbox);
    }
}
