using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Evidence;

/// <summary>Staff accept or reject one item, with a reason, on what they have seen; no other item moves.</summary>
public abstract class ReviewTests(HostFixture host)
{
    [Fact]
    public async Task A_decision_is_about_one_item_and_is_told_and_written_down()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        StoredDocument stored = await checklist.StoreAsync("N01", "N02");
        await checklist.SendAsync();
        JsonNode other = await checklist.ItemAsync("N02:ap");

        Reply rejected = await checklist.ReviewAsync(
            "N01:ap", new { outcome = "rejected", reasonCode = "unreadable", reason = "Bitte die Rückseite,\nund schärfer.", dueOn = "2027-01-10" });
        Reply reopened = await checklist.ReviewAsync("N01:ap", new { outcome = "reopened" });
        Reply accepted = await checklist.AcceptAsync("N01:ap");

        JsonNode item = rejected.Json;
        item["state"].Text().ShouldBe("rejected");
        item["reasonCode"].Text().ShouldBe("unreadable");
        item["reason"].Text().ShouldBe("Bitte die Rückseite,\nund schärfer.");
        item["dueOn"].Text().ShouldBe("2027-01-10");
        item["reviewedBy"].Text().ShouldBe("test:caseworker");
        item["etag"].Text().ShouldBe(rejected.ETag);
        reopened.Json["state"].Text().ShouldBe("present");
        reopened.Json["reason"].ShouldBeNull();
        accepted.Json.ToJsonString().ShouldBe((await checklist.ItemAsync("N01:ap")).ToJsonString());
        (await checklist.ItemAsync("N02:ap")).ToJsonString().ShouldBe(other.ToJsonString());

        IReadOnlyList<EvidenceReviewed> told = [.. (await checklist.Draft.HeardAsync<EvidenceReviewed>(told => told.ApplicationId)).OrderBy(told => told.ItemVersion)];
        told.Select(review => $"{review.EvidenceCode}:{review.PersonId} {review.Outcome} {review.ReasonCode} {review.DueOn:yyyy-MM-dd}".TrimEnd())
            .ShouldBe(["N01:ap rejected unreadable 2027-01-10", "N01:ap reopened", "N01:ap accepted"]);
        told.Select(review => review.ItemVersion).ShouldBeUnique();
        told.Select(review => review.Reason).ShouldBe(["Bitte die Rückseite,\nund schärfer.", null, null]);
        told.ShouldAllBe(review => review.Title == "Ausweis");
        foreach (EvidenceReviewed review in told)
            review.DocumentIds.ShouldBe([stored.Id]);
        (await checklist.Draft.LogAsync()).Where(line => line.Action == CaseAction.EvidenceReviewed)
            .Select(line => $"{line.Subject} {line.Role} {line.Relation} {line.Detail}")
            .ShouldBe(new[] { "Rejected unreadable 2027-01-10", "Open", "Accepted" }.Select(what => $"test:caseworker caseworker casework N01:ap {what}"));
        host.Log.Lines.ShouldNotContain(line => line.Text.Contains("schärfer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_several_people_at_one_item_one_decides_and_the_others_see_both_versions()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        await checklist.StoreAsync("N01");
        await checklist.SendAsync();
        string etag = (await checklist.ItemAsync("N01:ap"))["etag"].Text();

        Reply[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => checklist.ReviewAsync(
            "N01:ap",
            i % 2 == 0 ? new { outcome = "accepted" } : new { outcome = "rejected", reasonCode = "other", reason = "Nein." } as object,
            etag,
            host.ClientFor(i % 2 == 0 ? Roles.Caseworker : Roles.TeamLead))));

        Reply won = answers.Where(answer => answer.Status == HttpStatusCode.OK).ShouldHaveSingleItem();
        foreach (Reply lost in answers.Where(answer => answer != won))
        {
            lost.Expect(HttpStatusCode.PreconditionFailed, "documents.evidence_stale");
            lost.Json["current"]!["etag"].Text().ShouldBe(won.ETag);
            lost.Json["current"]!["item"]!.ToJsonString().ShouldBe(won.Json.ToJsonString());
            lost.Json["yours"]!["etag"].Text().ShouldBe(etag);
            lost.Json["yours"]!["review"]!["outcome"].ShouldNotBeNull();
        }

        (await checklist.Draft.HeardAsync<EvidenceReviewed>(told => told.ApplicationId)).ShouldHaveSingleItem();
        (await checklist.Draft.LogAsync()).Count(line => line is { Action: CaseAction.EvidenceListed, Detail: "N01:ap" }).ShouldBe(5);
    }

    [Fact]
    public async Task Nobody_decides_about_a_document_that_they_have_not_seen()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        await checklist.StoreAsync("N01");
        await checklist.SendAsync();
        string seen = (await checklist.ItemAsync("N01:ap"))["etag"].Text();
        await checklist.StoreAsync("N02");
        (await checklist.ItemAsync("N01:ap"))["etag"].Text().ShouldBe(seen);

        await checklist.StoreAsync("N01");

        Reply stale = (await checklist.ReviewAsync("N01:ap", new { outcome = "accepted" }, seen))
            .Expect(HttpStatusCode.PreconditionFailed, "documents.evidence_stale");
        stale.Json["current"]!["item"]!["documents"]!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.PreconditionRequired, "request.if_match_missing")]
    [InlineData("", HttpStatusCode.PreconditionRequired, "request.if_match_missing")]
    [InlineData("W/\"1\"", HttpStatusCode.BadRequest, "request.if_match_malformed")]
    [InlineData("*", HttpStatusCode.BadRequest, "request.if_match_malformed")]
    [InlineData("\"\"", HttpStatusCode.BadRequest, "request.if_match_malformed")]
    [InlineData("\"1\", \"2\"", HttpStatusCode.BadRequest, "request.if_match_malformed")]
    [InlineData("\"0\"", HttpStatusCode.PreconditionFailed, "documents.evidence_stale")]
    [InlineData("\"something-else\"", HttpStatusCode.PreconditionFailed, "documents.evidence_stale")]
    public async Task A_review_says_which_version_it_is_about(string? etag, HttpStatusCode status, string code)
    {
        using Checklist checklist = await Checklist.SentAsync(host);

        (await checklist.ReviewAsync("N01:ap", new { outcome = "accepted" }, etag)).Expect(status, code);

        (await checklist.StatesAsync()).ShouldContain("N01:ap missing", StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("""{"outcome":"rejected","reasonCode":"other"}""", "reason_missing")]
    [InlineData("""{"outcome":"rejected","reasonCode":"other","reason":" \n "}""", "reason_missing")]
    [InlineData("""{"outcome":"rejected","reason":"x"}""", "reason_code_unknown")]
    [InlineData("""{"outcome":"rejected","reasonCode":"Other","reason":"x"}""", "reason_code_unknown")]
    [InlineData("""{"outcome":"rejected","reasonCode":"ugly","reason":"x"}""", "reason_code_unknown")]
    [InlineData("""{"outcome":"rejected","reasonCode":"other","reason":"x\u0007"}""", "reason_unreadable")]
    [InlineData("""{"outcome":"rejected","reasonCode":"other","reason":"x\u001b[31m"}""", "reason_unreadable")]
    [InlineData("""{"outcome":"rejected","reasonCode":"other","reason":"x\u202e"}""", "reason_unreadable")]
    [InlineData("""{"outcome":"accepted","reason":"x\u0007"}""", "reason_unreadable")]
    [InlineData("""{"outcome":"rejected","reasonCode":"other","reason":"x","dueOn":"2026-11-22"}""", "due_on_impossible")]
    [InlineData("""{"outcome":"rejected","reasonCode":"other","reason":"x","dueOn":"2027-11-24"}""", "due_on_impossible")]
    [InlineData("""{"outcome":"accepted","reasonCode":"other","reason":"x"}""", "not_a_rejection")]
    [InlineData("""{"outcome":"reopened","dueOn":"2026-12-24"}""", "not_a_rejection")]
    [InlineData("""{"outcome":"accepted","acceptedWithout":true}""", "reason_missing")]
    [InlineData("""{"outcome":"rejected","reasonCode":"other","reason":"x","acceptedWithout":true}""", "not_an_acceptance")]
    public async Task A_decision_that_says_too_little_or_too_much_is_refused(string review, string code)
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        await checklist.StoreAsync("N01");
        await checklist.SendAsync();
        string etag = (await checklist.ItemAsync("N01:ap"))["etag"].Text();

        Reply answer = await checklist.ReviewAsync("N01:ap", JsonNode.Parse(review)!, etag);

        answer.Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        answer.Json["errors"]!.AsArray().Select(error => error!["code"].Text()).ShouldBe([code]);
        (await checklist.ItemAsync("N01:ap"))["etag"].Text().ShouldBe(etag);
    }

    [Theory]
    [InlineData("""{"outcome":"open"}""")]
    [InlineData("""{"outcome":2}""")]
    [InlineData("""{}""")]
    [InlineData("""{"outcome":"rejected","reasonCode":"other","reason":"x\u0000"}""")]
    [InlineData("""{"outcome":"rejected","reasonCode":"other","reason":"x\ud800"}""")]
    [InlineData("""{"outcome":"rejected","reasonCode":"other","reason":"x","dueOn":"2027-02-29"}""")]
    [InlineData("""{"outcome":"accepted","by":"eve"}""")]
    public async Task What_cannot_be_read_is_refused(string review)
    {
        using Checklist checklist = await Checklist.SentAsync(host);
        using var content = new StringContent(review, System.Text.Encoding.UTF8, "application/json");

        Reply answer = await checklist.Desk.CallAsync(
            HttpMethod.Put, $"{checklist.CaseworkPath}/evidence/N01/ap/review", content, ("If-Match", "\"1\""));

        answer.Expect(HttpStatusCode.BadRequest, "request.malformed");
    }

    [Theory]
    [InlineData(1000, HttpStatusCode.OK)]
    [InlineData(1001, HttpStatusCode.UnprocessableEntity)]
    [InlineData(10_000, HttpStatusCode.UnprocessableEntity)]
    public async Task A_reason_has_at_most_1000_characters(int length, HttpStatusCode status)
    {
        using Checklist checklist = await Checklist.SentAsync(host);
        string etag = (await checklist.ItemAsync("N01:ap"))["etag"].Text();

        Reply answer = await checklist.ReviewAsync(
            "N01:ap", new { outcome = "rejected", reasonCode = "other", reason = new string('ü', length) }, etag);

        answer.Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_rejected_item_is_wanted_anew_in_fourteen_days_or_as_many_as_the_office_says()
    {
        await using HostFixture patient = await HostFixture.StartAsync(host.Database, settings => settings["Documents:Evidence:DueDays"] = "30");
        using Checklist usual = await Checklist.SentAsync(host);
        using Checklist other = await Checklist.SentAsync(patient);

        (await usual.RejectAsync("N01:ap")).Json["dueOn"].Text().ShouldBe("2026-12-07");
        (await other.RejectAsync("N01:ap")).Json["dueOn"].Text().ShouldBe("2026-12-23");
        Reply today = await usual.ReviewAsync("N02:ap", new { outcome = "rejected", reasonCode = "other", reason = "x", dueOn = "2026-11-23" });
        today.Json["dueOn"].Text().ShouldBe("2026-11-23");
    }

    [Fact]
    public async Task Nothing_is_enough_only_if_a_person_says_so_with_a_reason()
    {
        using Checklist checklist = await Checklist.SentAsync(host);
        string etag = (await checklist.ItemAsync("N01:ap"))["etag"].Text();
        (await checklist.ReviewAsync("N01:ap", new { outcome = "accepted" }, etag)).Expect(HttpStatusCode.Conflict, "documents.evidence_nothing_there");

        Reply accepted = await checklist.ReviewAsync("N01:ap", new { outcome = "accepted", acceptedWithout = true, reason = "Lag 2025 schon vor." });

        accepted.Json["state"].Text().ShouldBe("accepted");
        accepted.Json["reason"].Text().ShouldBe("Lag 2025 schon vor.");
        EvidenceReviewed told = (await checklist.Draft.HeardAsync<EvidenceReviewed>(told => told.ApplicationId)).ShouldHaveSingleItem();
        told.Reason.ShouldBeNull();
        told.DocumentIds.ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_nobody_decided_cannot_be_taken_back()
    {
        using Checklist checklist = await Checklist.SentAsync(host);

        (await checklist.ReviewAsync("N01:ap", new { outcome = "reopened" }, (await checklist.ItemAsync("N01:ap"))["etag"].Text()))
            .Expect(HttpStatusCode.Conflict, "documents.evidence_not_reviewed");
    }

    [Fact]
    public async Task What_came_without_being_asked_for_can_be_decided_too_and_is_wanted_when_it_was_rejected()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        await checklist.StoreAsync("N01:p1");
        await checklist.SendAsync();
        JsonNode unasked = await checklist.ItemAsync("N01:p1");
        unasked["title"].ShouldBeNull();
        unasked["state"].Text().ShouldBe("present");
        string etag = unasked["etag"].Text();

        Reply[] answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => checklist.ReviewAsync(
            "N01:p1", new { outcome = "rejected", reasonCode = "otherPerson", reason = "Das ist der Ausweis von Kim." }, etag)));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed).ShouldBe(3);
        await checklist.StateAsync("N01:p1", new { statement = "notAvailable" });
        (await checklist.StatesAsync()).ShouldContain("N01:p1 notAvailable", StringComparer.Ordinal);
        await checklist.StoreAsync("N01:p1");
        (await checklist.StatesAsync()).ShouldContain("N01:p1 present", StringComparer.Ordinal);
        host.Log.ShouldHaveNoErrors();
    }

    [Theory]
    [InlineData("N99:ap", HttpStatusCode.UnprocessableEntity, "documents.evidence_unknown")]
    [InlineData("N01:p0", HttpStatusCode.UnprocessableEntity, "documents.person_malformed")]
    [InlineData("N01:p5", HttpStatusCode.NotFound, "request.not_found")]
    public async Task Of_an_item_that_is_not_there_nothing_is_decided(string item, HttpStatusCode status, string code)
    {
        using Checklist checklist = await Checklist.SentAsync(host);

        (await checklist.ReviewAsync(item, new { outcome = "accepted" }, "\"0\"")).Expect(status, code);
    }

    [Fact]
    public async Task A_draft_has_no_checklist_for_staff_and_nobody_else_has_one_at_all()
    {
        using Checklist draft = await Checklist.BegunAsync(host);
        using Checklist sent = await Checklist.SentAsync(host);

        (await draft.Desk.FetchAsync($"{draft.CaseworkPath}/evidence")).Expect(HttpStatusCode.NotFound, "request.not_found");
        (await draft.ReviewAsync("N01:ap", new { outcome = "accepted" }, "\"0\"")).Expect(HttpStatusCode.NotFound, "request.not_found");
        (await draft.Desk.FetchAsync($"/api/v1/casework/applications/{Guid.CreateVersion7()}/evidence")).Expect(HttpStatusCode.NotFound);
        foreach (string role in Roles.All.Except([Roles.Caseworker, Roles.TeamLead], StringComparer.Ordinal))
        {
            (await host.ClientFor(role).FetchAsync($"{sent.CaseworkPath}/evidence")).Status.ShouldBe(HttpStatusCode.Forbidden, role);
            (await sent.ReviewAsync("N01:ap", new { outcome = "accepted" }, "\"1\"", host.ClientFor(role))).Status.ShouldBe(HttpStatusCode.Forbidden, role);
        }

        (await host.Client.FetchAsync($"{sent.CaseworkPath}/evidence")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_checklist_tells_what_why_and_until_when_and_looking_at_it_is_logged()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        StoredDocument stored = await checklist.StoreAsync("N02:p1");
        await checklist.SendAsync();

        JsonNode list = (await checklist.Desk.CallAsync(
            HttpMethod.Get, $"{checklist.CaseworkPath}/evidence", null, ("Access-Reason", "Pruefung"))).Expect(HttpStatusCode.OK).Json;

        JsonNode offered = list["items"]!.AsArray()[2]!;
        offered["title"].Text().ShouldBe("Aufenthaltstitel");
        offered["because"].Texts().ShouldBe(["Wo?", "Seit wann?"]);
        offered["optional"]!.GetValue<bool>().ShouldBeTrue();
        offered["dueOn"].Text().ShouldBe("2026-12-07");
        JsonNode document = offered["documents"]!.AsArray().ShouldHaveSingleItem()!;
        document["id"]!.GetValue<Guid>().ShouldBe(stored.Id);
        document["fileName"].Text().ShouldBe("nachweis.pdf");
        document["channel"].Text().ShouldBe("online");
        list["reasons"]!.AsArray().Select(reason => reason!["text"].Text()).ShouldBe(
            ["unleserlich", "unvollständig", "falsches Dokument", "nicht mehr aktuell", "gehört zu einer anderen Person", "anderer Grund"]);
        CaseLogEntry line = (await checklist.Draft.LogAsync())[^1];
        line.Action.ShouldBe(CaseAction.EvidenceListed);
        line.ApplicationId.ShouldBe(checklist.Draft.Id);
        line.Reason.ShouldBe("Pruefung");
    }

    public sealed class OnSqlite(ListeningHost<Sqlite> host) : ReviewTests(host), IClassFixture<ListeningHost<Sqlite>>;

    public sealed class OnPostgreSql(ListeningHost<PostgreSql> host) : ReviewTests(host), IClassFixture<ListeningHost<PostgreSql>>;
}
