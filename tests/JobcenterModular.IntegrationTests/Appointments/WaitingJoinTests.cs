using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Appointments.Jobs;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Who can stand in the line, for what and for how long.</summary>
public abstract class WaitingJoinTests(HostFixture host)
{
    private const string Nobody = "018f0000-0000-7000-8000-000000000000";

    [Theory]
    [InlineData("typeId", $"\"{Nobody}\"", "appointments.type_unknown")]
    [InlineData("places", $"[\"{Nobody}\"]", "appointments.place_unknown")]
    [InlineData("places", "[]", "request.invalid")]
    [InlineData("firstDay", "\"2199-01-01\"", "request.invalid")]
    [InlineData("lastDay", "\"9999-12-31\"", "appointments.waiting_days")]
    [InlineData("mode", "\"video\"", "appointments.mode_unknown")]
    [InlineData("person", "{\"firstName\":\"\",\"lastName\":\"Muster\",\"mail\":\"mara@example.org\"}", "request.invalid")]
    [InlineData("person", "{\"firstName\":\"Mara\",\"lastName\":\"Muster\"}", "appointments.reach_needed")]
    public async Task What_cannot_be_waited_for_is_refused(string field, string value, string code)
    {
        Calendar calendar = await Calendars.OpenAsync(host, type: type => type["modes"] = new JsonArray("onSite", "phone"));

        Reply refused = await calendar.TryJoinAsync(body => body[field] = JsonNode.Parse(value));

        refused.Expect(HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task The_last_day_lies_between_today_and_the_horizon()
    {
        Calendar calendar = await Calendars.OpenAsync(host, type: type => type["horizonDays"] = 10);
        DateOnly today = calendar.Today();

        (await JoinForAsync(today.AddDays(-1))).Expect(HttpStatusCode.UnprocessableEntity, "appointments.waiting_days");
        (await JoinForAsync(today)).Expect(HttpStatusCode.Created);
        (await JoinForAsync(today.AddDays(10))).Expect(HttpStatusCode.Created);
        (await JoinForAsync(today.AddDays(11))).Expect(HttpStatusCode.UnprocessableEntity, "appointments.waiting_days");

        Task<Reply> JoinForAsync(DateOnly last) => calendar.TryJoinAsync(body => (body["firstDay"], body["lastDay"]) = (today.AddDays(-1).Text(), last.Text()));
    }

    [Fact]
    public async Task What_staff_alone_book_has_no_line_and_what_needs_an_account_has_one_for_accounts()
    {
        Calendar staff = await Calendars.OpenAsync(host, type: type => type["online"] = false);
        Calendar accounts = await Calendars.OpenAsync(host, type: type => type["loginRequired"] = true);
        using HttpClient anna = Account();

        (await staff.TryJoinAsync(client: anna)).Expect(HttpStatusCode.UnprocessableEntity, "appointments.type_unknown");
        (await accounts.TryJoinAsync()).Expect(HttpStatusCode.Conflict, "appointments.login_needed");
        (await accounts.TryJoinAsync(client: anna)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_account_stands_in_a_line_once_even_if_it_joins_ten_times_at_once()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        Calendar other = await Calendars.OpenAsync(host);
        using HttpClient anna = Account();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => calendar.TryJoinAsync(client: anna)));

        replies.Count(reply => reply.Status == HttpStatusCode.Created).ShouldBe(1);
        foreach (Reply refused in replies.Where(reply => reply.Status != HttpStatusCode.Created))
            refused.Expect(HttpStatusCode.Conflict, "appointments.already_waiting");
        (await other.TryJoinAsync(client: anna)).Expect(HttpStatusCode.Created);
        string first = replies.Single(reply => reply.Status == HttpStatusCode.Created).Json["id"].Text();
        (await anna.CallAsync(HttpMethod.Delete, $"/api/v1/waiting-list/{first}")).Expect(HttpStatusCode.NoContent);
        (await calendar.TryJoinAsync(client: anna)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_same_key_joins_once_and_gets_the_same_entry()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        using HttpClient anna = Account();
        (string, string) key = ("Idempotency-Key", $"wait-{Guid.NewGuid():N}");

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => calendar.TryJoinAsync(client: anna, headers: key)));

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.Created);
        replies.Select(reply => reply.Text).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await calendar.TryJoinAsync(body => body["mode"] = "phone", anna, key)).Expect(HttpStatusCode.UnprocessableEntity, "request.idempotency_key_reused");
    }

    [Fact]
    public async Task Own_entries_are_listed_page_by_page_the_newest_first()
    {
        using HttpClient anna = Account();
        List<Guid> joined = [];
        for (int number = 0; number < 3; number++)
        {
            joined.Add((await (await Calendars.OpenAsync(host)).JoinAsync(client: anna)).Id);
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await anna.FetchAllAsync("/api/v1/waiting-list", limit: 2)).Select(entry => entry["id"].Id()).ShouldBe(Enumerable.Reverse(joined));
        (await anna.FetchJsonAsync($"/api/v1/waiting-list/{joined[0]}"))["key"].ShouldBeNull();
        (await host.Client.FetchJsonAsync("/api/v1/waiting-list"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_waiting_ends_with_its_last_day_and_the_person_is_forgotten()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        DateOnly last = calendar.Today().AddDays(2);
        Waiter shortly = await calendar.JoinAsync(body => body["lastDay"] = last.Text());
        Waiter longer = await calendar.JoinAsync();
        (await WaitingRows.SealedPersonAsync(shortly)).ShouldNotContain("mara", Case.Insensitive);

        host.Clock.Advance(TimeSpan.FromDays(2));
        await EndAsync();
        (await shortly.StateAsync()).ShouldBe("waiting");
        host.Clock.Advance(TimeSpan.FromDays(1));
        await EndAsync();

        (await shortly.StateAsync()).ShouldBe("ended");
        (await WaitingRows.SealedPersonAsync(shortly)).ShouldBeEmpty();
        (await longer.StateAsync()).ShouldBe("waiting");
        (await WaitingRows.SealedPersonAsync(longer)).ShouldNotBeEmpty();
    }

    private Task EndAsync() => host.Services.GetRequiredService<EndWaitingJob>().RunAsync(TestContext.Current.CancellationToken);

    private HttpClient Account() => host.ClientWith(host.TokenForRole(Roles.Applicant, $"anna-{Guid.NewGuid():N}"));

    public sealed class OnSqlite(WaitingHost<Sqlite> host) : WaitingJoinTests(host), IClassFixture<WaitingHost<Sqlite>>;

    public sealed class OnPostgreSql(WaitingHost<PostgreSql> host) : WaitingJoinTests(host), IClassFixture<WaitingHost<PostgreSql>>;
}
