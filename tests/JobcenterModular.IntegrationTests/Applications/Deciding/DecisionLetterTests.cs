using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications.Deciding;

/// <summary>The letter comes from the case system; its owner reads it here only if they want that, and is told of it then.</summary>
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
        await office.AttachLetterAsync(await office.FileLetterAsync(letter));

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

        await office.ConsentAsync(consent: false);
        (await owner.FetchAsync(own)).Expect(HttpStatusCode.NotFound);
        (await owner.FetchAsync($"{own}/content")).Expect(HttpStatusCode.NotFound);
        (await office.DecisionAsync())["portalDelivery"]!.GetValue<bool>().ShouldBeFalse();
        await office.ConsentAsync(consent: true);
        (await owner.FetchAsync($"{own}/content")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_letter_needs_a_decision_and_a_checked_document_of_this_case_file()
    {
        Office office = await Office.SentAsync(host);
        Office other = await Office.SentAsync(host);
        Guid foreign = await other.FileLetterAsync(HttpCalls.Pdf());
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

    [Fact]
    public async Task A_new_decision_has_no_letter_until_one_is_attached_to_it_and_the_old_one_stands_with_the_old_decision()
    {
        Office office = await Office.SentAsync(host);
        JsonNode granted = await office.DecideAsync(Office.Granted(new DateOnly(2026, 11, 1), new DateOnly(2027, 10, 31)));
        await host.DrainEventsAsync();
        Guid first = await office.FileLetterAsync(HttpCalls.Pdf());
        await office.AttachLetterAsync(first, sentOn: "2026-11-17");
        string own = $"{office.Applicant.Path}/decision-letter";
        (await office.Applicant.Client.FetchAsync($"{own}/content")).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();

        string etag = (await office.DecisionAsync())["etag"].Text();
        JsonNode refused = await office.DecideAsync(new { kind = "refused" }, etag);
        await host.DrainEventsAsync();

        granted["letter"].ShouldBeNull();
        refused["letter"].ShouldBeNull();
        JsonNode earlier = refused["earlier"]![0]!["letter"]!;
        (earlier["documentId"]!.GetValue<Guid>(), earlier["sentOn"].Text()).ShouldBe((first, "2026-11-17"));
        earlier["retrievedAt"].ShouldNotBeNull();
        (await office.Carla.FetchJsonAsync($"{office.Path}/decision/letter"))["documentId"].ShouldBeNull();
        (await office.Applicant.Client.FetchAsync($"{own}/content")).Expect(HttpStatusCode.NotFound);
        JsonNode limit = (await office.TryObjectAsync(new { receivedOn = Office.Iso(office.Today), channel = "written" })).Expect(HttpStatusCode.Created).Json["limit"]!;
        limit["lastDay"].ShouldBeNull("Nothing was posted to this decision.");

        byte[] second = HttpCalls.Pdf();
        await office.AttachLetterAsync(await office.FileLetterAsync(second));
        (await office.Applicant.Client.FetchAsync($"{own}/content")).Bytes.ShouldBe(second);
        (await office.DecisionAsync())["letter"]!["sentOn"].ShouldBeNull();
    }

    [Fact]
    public async Task A_consent_that_is_said_later_does_not_take_the_letter_away()
    {
        Office office = await Office.SentAsync(host);
        await office.ConsentAsync(consent: false);
        await office.DecideAsync(new { kind = "refused" });
        await host.DrainEventsAsync();
        Guid letter = await office.FileLetterAsync(HttpCalls.Pdf());
        await office.AttachLetterAsync(letter);

        await office.ConsentAsync(consent: true);

        (await office.DecisionAsync())["letter"]!["documentId"]!.GetValue<Guid>().ShouldBe(letter);
        (await office.Applicant.Client.FetchAsync($"{office.Applicant.Path}/decision-letter/content")).Expect(HttpStatusCode.OK);
        (await office.LinesAsync()).Count(line => line == "letterAttached").ShouldBe(1);
    }

    [Fact]
    public async Task The_applicant_is_told_once_that_a_letter_is_in_the_portal_and_nothing_of_what_was_decided()
    {
        Office office = await Office.SentAsync(host);
        await office.DecideAsync(new { kind = "refused" });
        await host.DrainEventsAsync();
        Guid letter = await office.FileLetterAsync(HttpCalls.Pdf());
        await office.AttachLetterAsync(letter);
        await office.AttachLetterAsync(letter, sentOn: "2026-11-20");

        JsonNode notice = (await ToldAsync(office)).ShouldHaveSingleItem();
        notice["reference"].Text().ShouldBe(office.Applicant.Reference);
        foreach (string word in (string[])["lehn", "willig", "Bescheid", "Ablehnung"])
            (notice["title"].Text() + notice["body"].Text()).ShouldNotContain(word);
    }

    [Fact]
    public async Task Without_consent_nobody_is_told_of_a_letter_until_it_is_given()
    {
        Office office = await Office.SentAsync(host);
        await office.ConsentAsync(consent: false);
        await office.DecideAsync(new { kind = "refused" });
        await host.DrainEventsAsync();
        await office.AttachLetterAsync(await office.FileLetterAsync(HttpCalls.Pdf()), sentOn: "2026-11-20");
        (await ToldAsync(office)).ShouldBeEmpty();

        await office.ConsentAsync(consent: true);

        (await ToldAsync(office)).ShouldHaveSingleItem();
    }

    private static async Task<List<JsonNode>> ToldAsync(Office office) =>
        [.. (await office.Applicant.Client.FetchAllAsync($"{office.Applicant.Path}/notices")).Where(notice => notice["purpose"].Text() == "decision-letter")];

    public sealed class OnSqlite(HostFixture<Sqlite> host) : DecisionLetterTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : DecisionLetterTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
