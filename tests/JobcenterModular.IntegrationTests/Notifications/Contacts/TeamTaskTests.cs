using System.Text.Json.Nodes;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;

namespace JobcenterModular.IntegrationTests.Notifications.Contacts;

/// <summary>Whom nobody can reach is a task of the team that works on the application.</summary>
public abstract class TeamTaskTests(GatewayHost host)
{
    [Fact]
    public async Task Where_no_channel_is_left_the_team_has_a_task()
    {
        using ContactPerson person = await RefusingAsync();

        await person.SubmitAsync();

        JsonNode task = await TaskAsync(person);
        task["purpose"].Text().ShouldBe(Purposes.ApplicantUnreachable);
        task["urgent"]!.GetValue<bool>().ShouldBeTrue();
        task["body"].Text().ShouldContain("SMS");
        task["team"].Text().ShouldBe("leistung");
    }

    [Fact]
    public async Task The_task_is_the_team_s_to_which_the_application_went_last()
    {
        using ContactPerson person = await RefusingAsync();
        await host.TellAsync(GivenTo(person, "vermittlung", 9));
        await host.TellAsync(GivenTo(person, "leistung", 8));

        await person.SubmitAsync();

        (await TaskAsync(person))["team"].Text().ShouldBe("vermittlung");
    }

    private static async Task<JsonNode> TaskAsync(ContactPerson person)
    {
        await Documents.Eventually.HappensAsync("a task", async () => (await person.TasksAsync()).Count == 1);
        return (await person.TasksAsync())[0];
    }

    private async Task<ContactPerson> RefusingAsync()
    {
        ContactPerson person = await ContactPerson.ReachableAsync(host, "sms");
        host.Gateway.Treat(person.Number, GatewayManner.Refuse);
        return person;
    }

    private ApplicationGivenToTeam GivenTo(ContactPerson person, string team, long version) =>
        new(person.Application, team, version) { EventId = Telling.NewId(host) };

    public sealed class OnSqlite(GatewayHost<Sqlite> host) : TeamTaskTests(host), IClassFixture<GatewayHost<Sqlite>>;

    public sealed class OnPostgreSql(GatewayHost<PostgreSql> host) : TeamTaskTests(host), IClassFixture<GatewayHost<PostgreSql>>;
}
