using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.WalkThrough;

/// <summary>The newcomer's walk-through, as the newcomer runs it: a script against a started host.</summary>
public abstract class HauptantragWalkThroughTests(ITestDatabase database)
{
    [Fact]
    public async Task It_ends_as_promised_twice_on_one_host_with_mails_in_the_pickup_folder()
    {
        await using HostProcess host = await ExampleScript.StartHostAsync(database);

        await host.RunExampleAsync("hauptantrag.sh");
        await host.RunExampleAsync("hauptantrag.sh");

        Directory.GetFiles(Path.Combine(host.DataFolder, "mail-outbox"), "*.eml").Length.ShouldBe(4, "two mails a run");
    }

    [Fact]
    public async Task It_ends_as_promised_with_a_real_mail_server()
    {
        await using SmtpServer smtp = await SmtpServer.StartAsync();
        Requirement.Check(smtp.Missing);
        await using HostProcess host = await ExampleScript.StartHostAsync(database, settings =>
        {
            settings["Mail:Host"] = SmtpServer.Host;
            settings["Mail:Port"] = $"{smtp.Port}";
        });

        await host.RunExampleAsync("hauptantrag.sh");

        smtp.Mails().Count.ShouldBe(2);
    }

    public sealed class OnSqlite() : HauptantragWalkThroughTests(new Sqlite());

    public sealed class OnPostgreSql() : HauptantragWalkThroughTests(new PostgreSql());
}
