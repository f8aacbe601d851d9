using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications.Deciding;

/// <summary>The letter comes from the case system; its owner reads it here only if they want that. Objections are facts.</summary>
public abstract class DecisionLetterTests(HostFixture host)
{
    [Fact]
    public async Task The_letter_is_read_only_with_consent_by_its_owner_and_the_first_time_is_recorded()
    {
        Office office = await Office.SentAsync(host);
        await office.DecideAsync(new { kind = "refused" });
        await host.DrainEventsAsync();
        HttpClient owner = office.Applicant.Client;
        string own = $"{office.Applicant.Path}/decision-letter";
        (await owner.FetchAsync(own)).Expect(HttpStatusCode.NotFound);
        byte[] letter = HttpCalls.Pdf();
        await AttachAsync(office, await FileAsync(office, letter));

        (await owner.FetchJsonAsync(own))["retrievedAt"].ShouldBeNull();
        Reply[] reads = await Task.WhenAll(owner.FetchAsync($"{own}/content"), owner.FetchAsync($"{own}/content"));
        reads.ShouldAllBe(read => read.Status == HttpStatusCode.OK && read.Bytes.SequenceEqual(letter));
        await host.DrainEventsAsync();
        string first = (await office.DecisionAsync())["letter"]!["retrievedAt"].Text();
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        (await owner.FetchAsync($"{own}/content")).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();
        (await office.DecisionAsync())["letter"]!["retrievedAt"].Text().ShouldBe(first);

        using ApplicantJourney other = await ApplicantJourney.StartAsync(host);
        (await other.Client.FetchAsync($"{own}/content")).Expect(HttpStatusCode.NotFound);
        (await office.Carla.FetchAsync($"{own}/content")).Expect(HttpStatusCode.Forbidden);

        await ConsentAsync(office, consent: false);
        (await owner.FetchAsync(own)).Expect(HttpStatusCode.NotFound);
        (await owner.FetchAsync($"{own}/content")).Expect(HttpStatusCode.NotFound);
        (await office.DecisionAsync())["portalDelivery"]!.GetValue<bool>().ShouldBeFalse();
        await ConsentAsync(office, consent: true);
        (await owner.FetchAsync($"{own}/content")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_letter_needs_a_decision_and_a_checked_document_of_this_case_file()
    {
        Office office = await Office.SentAsync(host);
        Office other = await Office.SentAsync(host);
        Guid foreign = await FileAsync(other, HttpCalls.Pdf());
        string path = $"{office.Path}/decision/letter";
        (await office.Carla.SendJsonAsync(HttpMethod.Put, path, new { documentId = foreign }, ("If-Match", "\"1\""))).Expect(HttpStatusCode.Conflict, "letters.undecided");
        await office.DecideAsync(new { kind = "refused" });
        await host.DrainEventsAsync();
        string etag = (await office.Carla.FetchJsonAsync(path))["etag"].Text();

        foreach (Guid wrong in (Guid[])[foreign, Guid.NewGuid()])
        {
            (await office.Carla.SendJsonAsync(HttpMethod.Put, path, new { documentId = wrong }, ("If-Match", etag)))
                .Expect(HttpStatusCode.UnprocessableEntity, "letters.document_unknown");
        }

        (await office.Carla.SendJsonAsync(HttpMethod.Put, path, new { documentId = foreign }, ("If-Match", "\"99\"")))
            .Expect(HttpStatusCode.PreconditionFailed, "letters.stale");
        (await office.Carla.FetchJsonAsync(path))["documentId"].ShouldBeNull();
    }

    [Theory]
    [InlineData("written", false)]
    [InlineData("forTheRecord", false)]
    [InlineData("identifiedForm", false)]
    [InlineData("plainMail", true)]
    [InlineData("phone", true)]
    public async Task An_objection_is_recorded_whatever_its_form_and_a_plain_mail_is_flagged_not_lost(string channel, bool defect)
    {
        Office office = await Office.SentAsync(host);
        await office.DecideAsync(new { kind = "refused" });
        object body = new { receivedOn = Office.Iso(office.Today), channel };

        JsonNode objection = (await ObjectAsync(office, body)).Expect(HttpStatusCode.Created).Json;
        JsonNode repeated = (await ObjectAsync(office, body)).Expect(HttpStatusCode.Created).Json;

        repeated["id"].Text().ShouldBe(objection["id"].Text());
        objection["formDefect"]!.GetValue<bool>().ShouldBe(defect);
        objection["limit"]!["lastDay"].ShouldBeNull("Nobody knows when the letter was posted.");
        (await office.TasksAsync()).ShouldBe([TaskReason.Objection]);
        (await office.Carla.FetchJsonAsync($"{office.Path}/objections"))["items"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_time_for_an_objection_is_shown_with_how_it_was_counted()
    {
        Office office = await Office.SentAsync(host);
        await office.DecideAsync(new { kind = "refused" });
        await host.DrainEventsAsync();
        await AttachAsync(office, await FileAsync(office, HttpCalls.Pdf()), sentOn: "2026-11-17");
        await host.DrainEventsAsync();

        JsonNode limit = (await ObjectAsync(office, new { receivedOn = Office.Iso(office.Today), channel = "written" })).Expect(HttpStatusCode.Created).Json["limit"]!;

        // The fourth day after Tuesday, 17 November, is the 21st; a month later it is Monday.
        (limit["postedOn"].Text(), limit["notifiedOn"].Text(), limit["lastDay"].Text()).ShouldBe(("2026-11-17", "2026-11-21", "2026-12-21"));
        limit["counting"].Text().ShouldContain("§ 37 Abs. 2 SGB X");
        (await ObjectAsync(office, new { receivedOn = Office.Iso(office.Today.AddDays(1)), channel = "written" }, "tomorrow-4711-0815"))
            .Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
    }

    private static Task<Reply> ObjectAsync(Office office, object body, string key = "objection-4711-0815") =>
        office.Carla.SendJsonAsync(HttpMethod.Post, $"{office.Path}/objections", body, ("Idempotency-Key", key));

    private async Task<Guid> FileAsync(Office office, byte[] letter)
    {
        HttpClient scanDesk = host.ClientFor(Roles.ScanDesk);
        string caseFile = (await scanDesk.FetchJsonAsync($"/api/v1/case-files/by-reference/{office.Applicant.Reference}"))["id"].Text();
        RawForm form = new RawForm().Field("channel", "post").Field("receivedOn", Office.Iso(office.Today))
            .Field("application", office.Applicant.Id.ToString()).File(letter, "bescheid.pdf");
        Reply filed = await scanDesk.CallAsync(HttpMethod.Post, $"/api/v1/case-files/{caseFile}/documents", form.Content());
        return filed.Expect(HttpStatusCode.Created).Json["id"]!.GetValue<Guid>();
    }

    private async Task AttachAsync(Office office, Guid document, string? sentOn = null)
    {
        string path = $"{office.Path}/decision/letter";
        string etag = (await office.Carla.FetchJsonAsync(path))["etag"].Text();
        (await office.Carla.SendJsonAsync(HttpMethod.Put, path, new { documentId = document, sentOn }, ("If-Match", etag))).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();
    }

    private async Task ConsentAsync(Office office, bool consent)
    {
        string path = $"{office.Applicant.Path}/portal-delivery";
        string etag = (await office.Applicant.Client.FetchJsonAsync(path))["etag"].Text();
        (await office.Applicant.Client.SendJsonAsync(HttpMethod.Put, path, new { consent }, ("If-Match", etag))).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : DecisionLetterTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : DecisionLetterTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
