using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Notifications.Staff;

/// <summary>Who of staff is told, by the rules of the office and by who is there.</summary>
public abstract class RoutingTests(HostFixture host)
{
    [Theory]
    [InlineData("Übermut", "04109", true, "eilig", null)]
    [InlineData("Übermut", "04109", false, "nord", null)]
    [InlineData("Özdemir", "99999", false, "sued", "rt:ole")]
    [InlineData("von der Ahe", "99999", false, "sued", "rt:anke")]
    [InlineData("Van Xanten", "99999", false, "leistung", null)]
    [InlineData(null, null, false, "leistung", null)]
    public async Task The_first_rule_that_fits_decides(string? lastName, string? postcode, bool urgent, string team, string? person)
    {
        Guid application = await host.SubmitAsync(lastName, postcode, urgent);

        JsonNode notice = await NoticeAsync(application);
        notice["team"]!.GetValue<string>().ShouldBe(team);
        notice["assignedTo"]?.GetValue<string>().ShouldBe(person);
        if (person is null)
            notice["assignedTo"].ShouldBeNull();
    }

    [Fact]
    public async Task Who_is_away_on_the_day_gets_nothing_and_her_substitute_everything()
    {
        await AwayAsync("rt:bert", "2026-11-20", "2026-11-23", "rt:bea");

        (await AssignedAsync("Brandt")).ShouldBe("rt:bea");
    }

    [Fact]
    public async Task The_day_is_that_of_the_office_and_both_ends_belong_to_it()
    {
        await AwayAsync("rt:cem", "2026-11-10", "2026-11-22", "rt:bea");
        await AwayAsync("rt:doro", "2026-11-24", "2026-11-30", "rt:bea");

        (await AssignedAsync("Cramer")).ShouldBe("rt:cem");
        (await AssignedAsync("Dorn")).ShouldBe("rt:doro");
    }

    [Fact]
    public async Task A_substitute_who_is_away_is_followed_to_who_is_there()
    {
        await AwayAsync("rt:egon", "2026-11-23", "2026-11-23", "rt:ella");
        await AwayAsync("rt:ella", "2026-11-23", "2026-11-23", "rt:emil");

        (await AssignedAsync("Ernst")).ShouldBe("rt:emil");
    }

    [Fact]
    public async Task Where_all_are_away_it_is_the_teams()
    {
        await AwayAsync("rt:fred", "2026-11-23", "2026-11-23", "rt:fine");
        await AwayAsync("rt:fine", "2026-11-23", "2026-11-23", "rt:fred");
        await AwayAsync("rt:gerd", "2026-11-23", "2026-11-23", null);

        (await AssignedAsync("Fuchs")).ShouldBeNull();
        (await AssignedAsync("Gans")).ShouldBeNull();
    }

    private async Task AwayAsync(string subject, string from, string until, string? substitute)
    {
        using HttpClient colleague = host.Colleague(subject);
        (await colleague.EnterAsync("absences", new { from, until, substitute })).Status.ShouldBe(201);
    }

    private async Task<string?> AssignedAsync(string lastName) =>
        (await NoticeAsync(await host.SubmitAsync(lastName, "99999")))["assignedTo"]?.GetValue<string>();

    private async Task<JsonNode> NoticeAsync(Guid application)
    {
        using HttpClient desk = host.Colleague("rt:desk");
        return (await desk.ItemsAsync("notices?limit=200")).Single(item => item!["applicationId"]!.GetValue<Guid>() == application)!;
    }

    public sealed class OnSqlite(RoutingHost<Sqlite> host) : RoutingTests(host), IClassFixture<RoutingHost<Sqlite>>;

    public sealed class OnPostgreSql(RoutingHost<PostgreSql> host) : RoutingTests(host), IClassFixture<RoutingHost<PostgreSql>>;
}

/// <summary>An office with a rule of each kind.</summary>
public sealed class RoutingHost<TDatabase> : HostFixture<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private static readonly (string Letter, string Person)[] ByLetter =
    [
        ("A", "rt:anke"), ("B", "rt:bert"), ("C", "rt:cem"), ("D", "rt:doro"), ("E", "rt:egon"), ("F", "rt:fred"), ("G", "rt:gerd"), ("L-P", "rt:ole"),
    ];

    protected override void Configure(HostSettings settings)
    {
        foreach (string team in (string[])["eilig", "nord", "sued"])
            settings[$"Notifications:Teams:{team}:Mailbox"] = $"{team}@jobcenter.example";
        settings["Notifications:Routing:0:Team"] = "eilig";
        settings["Notifications:Routing:0:Urgent"] = "true";
        settings["Notifications:Routing:0:Purposes:0"] = "submission-received";
        settings["Notifications:Routing:1:Team"] = "nord";
        settings["Notifications:Routing:1:Postcodes:0"] = "041";
        for (int i = 0; i < ByLetter.Length; i++)
        {
            settings[$"Notifications:Routing:{i + 2}:Team"] = "sued";
            settings[$"Notifications:Routing:{i + 2}:Letters"] = ByLetter[i].Letter;
            settings[$"Notifications:Routing:{i + 2}:Person"] = ByLetter[i].Person;
        }
    }
}
