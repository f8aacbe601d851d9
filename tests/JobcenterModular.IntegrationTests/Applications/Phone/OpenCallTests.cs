using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications.Phone;

/// <summary>Who is let in, what is begun, and what a repeat or a race does.</summary>
public abstract class OpenCallTests(HostFixture host)
{
    [Theory]
    [InlineData("-", "+")]
    [InlineData(" . ", "/")]
    public async Task An_empty_answer_to_what_the_application_does_not_know_proves_nothing(string postcode, string phone)
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        using HttpClient agent = Agent("hedi");

        (await OpenAsync(agent, new { reference = anna.Reference, identity = new { postcode, phone } })).Expect(HttpStatusCode.NotFound, "calls.identity_refused");
    }

    [Fact]
    public async Task A_name_is_the_same_however_its_accents_are_written()
    {
        using ApplicantJourney anna = await ApplicantJourney.WithAnswersAsync(host);
        JsonNode person = await anna.SectionAsync("person");
        person["ap.last"] = "M\u00fcller-L\u00f6wen";
        await anna.SaveAsync("person", person);
        using HttpClient agent = Agent("hedi");

        Reply other = await OpenAsync(agent, new { reference = anna.Reference, identity = new { birthDate = person["ap.birthDate"].Text(), lastName = "M\u00fcller-L\u00f6we" } });
        Reply same = await OpenAsync(agent, new { reference = anna.Reference, identity = new { birthDate = person["ap.birthDate"].Text(), lastName = "Mu\u0308ller Lo\u0308wen" } });

        other.Expect(HttpStatusCode.NotFound, "calls.identity_refused");
        same.Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_folgeantrag_goes_on_from_another_application_and_is_not_begun_with_nothing()
    {
        using HttpClient agent = Agent("hedi");

        (await OpenAsync(agent, new { form = "folgeantrag" })).Expect(HttpStatusCode.UnprocessableEntity, "renewals.application_missing");
    }

    [Fact]
    public async Task A_repeated_request_gets_the_same_call_and_costs_no_try()
    {
        using ApplicantJourney anna = await ApplicantJourney.WithAnswersAsync(host);
        using HttpClient agent = Agent("hedi");
        string key = Guid.NewGuid().ToString();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(agent, CallTests.Proof(anna), key)));
        Reply later = await OpenAsync(agent, CallTests.Proof(anna), key);

        replies.Append(later).Select(reply => reply.Expect(HttpStatusCode.Created).Json["id"].Text()).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await OpenAsync(agent, new { reference = anna.Reference, identity = new { resumeCode = anna.ResumeCode } }, key))
            .Expect(HttpStatusCode.UnprocessableEntity, "request.idempotency_key_reused");
    }

    [Fact]
    public async Task A_draft_that_is_deleted_in_this_moment_opens_no_call()
    {
        using HttpClient agent = Agent("hedi");
        for (int i = 0; i < 6; i++)
        {
            using ApplicantJourney anna = await ApplicantJourney.WithAnswersAsync(host);
            Task<Reply>[] opening = [.. Enumerable.Range(0, 4).Select(_ => OpenAsync(agent, CallTests.Proof(anna)))];
            Task<Reply> deleting = anna.Client.CallAsync(HttpMethod.Delete, anna.Path);

            Reply[] replies = await Task.WhenAll(opening);

            (await deleting).Expect(HttpStatusCode.NoContent);
            replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.Created || reply.Code == "calls.identity_refused");
        }
    }

    private static Task<Reply> OpenAsync(HttpClient agent, object body, string? key = null) =>
        agent.SendJsonAsync(HttpMethod.Post, "/api/v1/casework/calls", body, key is null ? [] : [("Idempotency-Key", key)]);

    private HttpClient Agent(string account) => host.ClientWith(host.TokenForRole(Roles.Hotline, account));

    public sealed class OnSqlite(BusyHotline<Sqlite> host) : OpenCallTests(host), IClassFixture<BusyHotline<Sqlite>>;

    public sealed class OnPostgreSql(BusyHotline<PostgreSql> host) : OpenCallTests(host), IClassFixture<BusyHotline<PostgreSql>>;
}
