using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications.Phone;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications.Household;

/// <summary>Each adult answers alone, the applicant sends for all (§ 38 SGB II).</summary>
public abstract class HouseholdTests(HostFixture host)
{
    private const string OwnPart = "/api/v1/own-part";

    [Fact]
    public async Task An_adult_fills_in_and_confirms_the_own_part_and_sees_no_other()
    {
        using Family family = await Family.StartAsync(host);
        HttpClient thomas = await family.JoinAsync("p1", Family.BornThomas);

        Reply part = await thomas.FetchAsync(OwnPart);
        part.Expect(HttpStatusCode.OK);
        part.Json["sections"]!.AsArray().ShouldAllBe(section => section!["key"].Text().EndsWith(":p1", StringComparison.Ordinal));
        part.Json["household"]!["persons"]!.AsArray().Count.ShouldBe(3);
        part.Text.ShouldNotContain("DE89370400440532013000");
        foreach (string other in (string[])["income", "income:p2", "payment", "assets", "household", "member:p1", "wep:p1"])
        {
            (await thomas.FetchAsync($"{OwnPart}/sections/{other}")).Expect(HttpStatusCode.NotFound, "applications.section_unknown");
            (await SaveAsync(thomas, other, new { }, "\"0\"")).Expect(HttpStatusCode.NotFound, "applications.section_unknown");
        }

        await SaveTrainingAsync(thomas);
        (await family.StateAsync("p1"))["state"].Text().ShouldBe("accepted");
        (await thomas.SendJsonAsync(HttpMethod.Post, $"{OwnPart}/confirmation", null)).Expect(HttpStatusCode.PreconditionRequired);
        (await ConfirmAsync(thomas, part.ETag!)).Expect(HttpStatusCode.PreconditionFailed, "household.part_stale");
        (await ConfirmAsync(thomas, (await thomas.FetchAsync(OwnPart)).ETag!)).Expect(HttpStatusCode.OK);
        (await family.StateAsync("p1"))["state"].Text().ShouldBe("confirmed");
        await SaveTrainingAsync(thomas);
        (await family.StateAsync("p1"))["state"].Text().ShouldBe("accepted");
    }

    [Fact]
    public async Task From_the_acceptance_on_the_part_is_closed_to_the_applicant_also_after_the_invitation_is_taken_back()
    {
        using Family family = await Family.StartAsync(host);
        (await family.Sabine.Client.FetchAsync($"{family.Sabine.Path}/sections/income:p1")).Expect(HttpStatusCode.OK);
        HttpClient thomas = await family.JoinAsync("p1", Family.BornThomas);

        await ClosedAsync(family);
        Guid invitation = (await family.StateAsync("p1"))["id"]!.GetValue<Guid>();
        (await family.Sabine.Client.CallAsync(HttpMethod.Delete, $"{family.Invitations}/{invitation}")).Expect(HttpStatusCode.NoContent);

        (await family.StateAsync("p1"))["state"].Text().ShouldBe("takenBack");
        (await thomas.FetchAsync(OwnPart)).Expect(HttpStatusCode.NotFound, "household.own_part_not_found");
        await ClosedAsync(family);
        await family.Sabine.SaveAsync("member:p1", await family.Sabine.SectionAsync("member:p1"));
    }

    [Fact]
    public async Task A_code_is_good_for_its_person_only_and_nobody_learns_what_was_wrong()
    {
        using Family family = await Family.StartAsync(host);
        string code = (await family.InviteAsync("p1"))["code"].Text();
        string other = (await family.InviteAsync("p2"))["code"].Text();

        Reply[] refused =
        [
            await family.TryAcceptAsync(code, Family.BornLena), await family.TryAcceptAsync(other, Family.BornThomas),
            await family.TryAcceptAsync("0000-0000-0000", Family.BornThomas),
        ];

        refused.Select(reply => reply.Expect(HttpStatusCode.NotFound, "household.invitation_refused").Json["title"].Text())
            .Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await family.TryAcceptAsync(code.ToLowerInvariant(), Family.BornThomas)).Expect(HttpStatusCode.OK);
        Reply[] guesses = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => family.TryAcceptAsync($"AAAA-AAAA-AA{i:00}", Family.BornLena)));
        guesses.Count(reply => reply.Code == "household.invitation_refused").ShouldBe(5);
        guesses.Count(reply => reply.Code == "household.invitation_too_many").ShouldBe(25);
    }

    [Fact]
    public async Task The_code_that_the_applicant_has_seen_opens_nothing_once_the_person_has_come()
    {
        using Family family = await Family.StartAsync(host);
        string code = (await family.InviteAsync("p1"))["code"].Text();
        JsonNode accepted = (await family.TryAcceptAsync(code, Family.BornThomas)).Expect(HttpStatusCode.OK).Json;
        string own = accepted["returnCode"].Text();

        (await family.TryAcceptAsync(code, Family.BornThomas)).Expect(HttpStatusCode.NotFound, "household.invitation_refused");
        JsonNode back = (await family.TryAcceptAsync(own, Family.BornThomas)).Expect(HttpStatusCode.OK).Json;
        back["returnCode"].ShouldBeNull();
        (await family.TryAcceptAsync(own, Family.BornThomas)).Expect(HttpStatusCode.OK);
        Guid invitation = (await family.StateAsync("p1"))["id"]!.GetValue<Guid>();
        (await family.Sabine.Client.CallAsync(HttpMethod.Delete, $"{family.Invitations}/{invitation}")).Expect(HttpStatusCode.NoContent);
        (await family.TryInviteAsync("p1")).Expect(HttpStatusCode.Conflict, "household.part_closed");
    }

    [Fact]
    public async Task Of_parallel_acceptances_one_gets_the_part()
    {
        using Family family = await Family.StartAsync(host);
        string code = (await family.InviteAsync("p1"))["code"].Text();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => family.TryAcceptAsync(code, Family.BornThomas)));

        replies.Single(reply => reply.Status == HttpStatusCode.OK).Json["returnCode"].Text().ShouldNotBeEmpty();
        replies.Count(reply => reply.Code == "household.invitation_refused").ShouldBe(3);
    }

    [Fact]
    public async Task Only_an_adult_of_the_application_can_be_invited_and_of_twenty_parallel_tries_one_wins()
    {
        using Family family = await Family.StartAsync(host);
        foreach (string nobody in (string[])["ap", "p7", "unknown"])
            (await family.TryInviteAsync(nobody)).Expect(HttpStatusCode.UnprocessableEntity, "household.person_unknown");

        Reply[] tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => family.TryInviteAsync("p1")));

        tries.Count(reply => reply.Status == HttpStatusCode.Created).ShouldBe(1);
        tries.Count(reply => reply.Code == "household.already_invited").ShouldBe(19);
    }

    [Fact]
    public async Task One_joint_submission_says_who_has_not_confirmed_and_closes_every_part()
    {
        using Family family = await Family.StartAsync(host);
        HttpClient thomas = await family.JoinAsync("p1", Family.BornThomas);
        await SaveJobAsync(thomas);
        await family.InviteAsync("p2");

        Reply sent = await family.Sabine.TrySubmitAsync();
        await host.DrainEventsAsync();

        await NothingOfThePapersAsync(family);
        JsonArray followUps = sent.Expect(HttpStatusCode.OK).Json["followUps"]!.AsArray();
        followUps.Where(item => item!["kind"].Text() == "confirmation").Select(item => item!["person"].Text()).ShouldBe(["p1", "p2"]);
        followUps.ShouldNotContain(item => item!["section"] != null && item["section"].Text() == "income:p1");
        (await thomas.FetchAsync(OwnPart)).Expect(HttpStatusCode.NotFound, "household.own_part_not_found");
        string summary = (await family.Sabine.Client.FetchAsync($"{family.Sabine.Path}/summary")).Expect(HttpStatusCode.OK).Text;
        summary.ShouldContain("Sabine Berger");
        summary.ShouldNotContain(Family.Employer);
        HttpClient desk = host.ClientFor(Roles.Caseworker);
        (await desk.FetchAsync($"/api/v1/casework/applications/{family.Sabine.Id}")).Expect(HttpStatusCode.OK).Text.ShouldContain(Family.Employer);
        (await desk.FetchAsync($"/api/v1/casework/applications/{family.Sabine.Id}/summary")).Expect(HttpStatusCode.OK).Text.ShouldContain(Family.Employer);
    }

    /// <summary>Which papers Thomas' answers ask for says what he answered: the applicant learns that something of his is to come, and not what.</summary>
    private async Task NothingOfThePapersAsync(Family family)
    {
        string code = (await host.ClientFor(Roles.Caseworker).FetchJsonAsync($"/api/v1/casework/applications/{family.Sabine.Id}"))["evidence"]!.AsArray()
            .First(item => item!["person"].Text() == "p1")!["code"].Text();
        Reply stated = await family.Sabine.Client.SendJsonAsync(
            HttpMethod.Put, $"{family.Sabine.Path}/evidence/{code}/p1/statement", new { statement = "notAvailable" });
        stated.Expect(HttpStatusCode.OK).Json["title"].Text().ShouldBe("Nachweis einer anderen Person");
    }

    internal static async Task SaveJobAsync(HttpClient thomas)
    {
        Reply before = await thomas.FetchAsync($"{OwnPart}/sections/income:p1");
        Reply saved = await SaveAsync(
            thomas,
            "income:p1",
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["ek.types"] = (string[])["familie"],
                ["ek.family"] = new { what = Family.Employer, amount = 12300, loan = false },
            },
            before.ETag!);
        saved.Expect(HttpStatusCode.OK);
    }

    private static async Task SaveTrainingAsync(HttpClient thomas)
    {
        Reply before = await thomas.FetchAsync($"{OwnPart}/sections/training:p1");
        (await SaveAsync(thomas, "training:p1", before.Expect(HttpStatusCode.OK).Json["answers"]!, before.ETag!)).Expect(HttpStatusCode.OK);
    }

    private static Task<Reply> ConfirmAsync(HttpClient client, string ifMatch) =>
        client.SendJsonAsync(HttpMethod.Post, $"{OwnPart}/confirmation", null, ("If-Match", ifMatch));

    private static Task<Reply> SaveAsync(HttpClient client, string section, object answers, string ifMatch) =>
        client.SendJsonAsync(HttpMethod.Put, $"{OwnPart}/sections/{section}", answers, ("If-Match", ifMatch));

    private static async Task ClosedAsync(Family family)
    {
        (await family.Sabine.Client.FetchAsync($"{family.Sabine.Path}/sections/income:p1")).Expect(HttpStatusCode.Conflict, "household.part_closed");
        (await family.Sabine.PutAsync("income:p1", new { }, "\"1\"")).Expect(HttpStatusCode.Conflict, "household.part_closed");
        (await family.Sabine.ViewAsync())["sections"]!.AsObject().Select(pair => pair.Key).ShouldNotContain(key => key == "income:p1" || key == "assets:p1");
        (await family.Sabine.ProgressAsync())["sections"]!.AsArray().ShouldNotContain(section => section!["key"].Text() == "income:p1");
    }

    public sealed class OnSqlite(BusyHotline<Sqlite> host) : HouseholdTests(host), IClassFixture<BusyHotline<Sqlite>>;

    public sealed class OnPostgreSql(BusyHotline<PostgreSql> host) : HouseholdTests(host), IClassFixture<BusyHotline<PostgreSql>>;
}
