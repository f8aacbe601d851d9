using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>Notes of phone calls, also by those who read no files.</summary>
public abstract class PhoneNoteTests(HostFixture host)
{
    private static readonly DateTimeOffset CalledAt = new(2026, 11, 23, 8, 30, 0, TimeSpan.Zero);

    private HttpClient Hotline => host.ClientFor(Roles.Hotline);

    [Fact]
    public async Task A_note_is_a_document_that_the_desk_reads_as_text()
    {
        using Household household = await Household.SentAsync(host);

        Reply written = (await WriteAsync(household, "Die Miete steigt im März.")).Expect(HttpStatusCode.Created);

        written.ETag.ShouldBe("\"1\"");
        JsonNode document = await household.DocumentAsync(written.Json["id"]!.GetValue<Guid>());
        (document["kind"].Text(), document["channel"].Text(), document["person"].Text(), document["mediaType"].Text())
            .ShouldBe(("phoneNote", "phone", "p1", "text/plain"));
        document["fileName"].Text().ShouldBe("Telefonvermerk 2026-11-23 09-30.txt");
        ApplicantJourney.Instant(document["receivedAt"]).ShouldBe(CalledAt);
        (await household.Desk.FetchAsync($"{household.Path}/documents/{document["id"].Text()}/content")).Text
            .ShouldBe("Telefonvermerk: eingehender Anruf am 23.11.2026 um 09:30 Uhr\n\nDie Miete steigt im März.");
        (await household.LogAsync()).ShouldContain(line =>
            line.Action == CaseAction.NoteWritten && line.Role == Roles.Hotline && line.Relation == "hotline" && line.Detail == "PhoneNote");
    }

    [Fact]
    public async Task An_edit_is_a_new_version_and_the_one_before_stays()
    {
        using Household household = await Household.SentAsync(host);
        Guid note = (await WriteAsync(household, "Erster Stand")).Json["id"]!.GetValue<Guid>();

        Reply edited = (await EditAsync(household, note, "\"1\"", "Zweiter Stand")).Expect(HttpStatusCode.OK);

        edited.ETag.ShouldBe("\"2\"");
        JsonNode document = await household.DocumentAsync(note);
        document["versions"]!.AsArray().Select(version => version!["number"]!.GetValue<int>()).ShouldBe([2, 1]);
        (await household.Desk.FetchAsync($"{household.Path}/documents/{note}/content")).Text.ShouldEndWith("Zweiter Stand");
        (await household.Desk.FetchAsync($"{household.Path}/documents/{note}/versions/1/content")).Text.ShouldEndWith("Erster Stand");
    }

    [Fact]
    public async Task A_stale_edit_shows_both_versions_and_that_is_a_read()
    {
        using Household household = await Household.SentAsync(host);
        Guid note = (await WriteAsync(household, "Erster Stand")).Json["id"]!.GetValue<Guid>();
        (await EditAsync(household, note, "\"1\"", "Zweiter Stand")).Expect(HttpStatusCode.OK);

        Reply stale = (await EditAsync(household, note, "\"1\"", "Dritter Stand")).Expect(HttpStatusCode.PreconditionFailed, "documents.note_stale");

        stale.Json["current"]!["etag"].Text().ShouldBe("\"2\"");
        stale.Json["current"]!["note"]!["text"].Text().ShouldBe("Zweiter Stand");
        stale.Json["yours"]!["note"]!["text"].Text().ShouldBe("Dritter Stand");
        (await household.LastLineAsync()).Action.ShouldBe(CaseAction.DocumentRead);
        (await household.RowsAsync()).Count(row => row.SeriesId == note).ShouldBe(2);
    }

    [Fact]
    public async Task Of_parallel_edits_of_one_version_one_wins()
    {
        using Household household = await Household.SentAsync(host);
        Guid note = (await WriteAsync(household, "Erster Stand")).Json["id"]!.GetValue<Guid>();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => EditAsync(household, note, "\"1\"", $"Stand {i}")));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).ShouldBe(1);
        replies.Count(reply => reply.Status == HttpStatusCode.PreconditionFailed).ShouldBe(7);
        (await household.RowsAsync()).Where(row => row.SeriesId == note && row.IsCurrent).ShouldHaveSingleItem().VersionNumber.ShouldBe(2);
        host.Log.ShouldHaveNoErrors();
    }

    [Fact]
    public async Task The_hotline_edits_its_own_notes_and_learns_nothing_of_others()
    {
        using Household household = await Household.SentAsync(host);
        Guid own = (await WriteAsync(household, "Vom Telefon")).Json["id"]!.GetValue<Guid>();
        Guid desks = (await WriteAsync(household, "Vom Schreibtisch", by: household.Desk)).Json["id"]!.GetValue<Guid>();

        (await EditAsync(household, desks, "\"1\"", "Anders")).Expect(HttpStatusCode.NotFound);
        (await EditAsync(household, own, "\"1\"", "Vom Schreibtisch ergänzt", household.Desk)).Expect(HttpStatusCode.OK);
        JsonNode stale = (await EditAsync(household, own, "\"1\"", "Nochmals vom Telefon")).Expect(HttpStatusCode.PreconditionFailed).Json;
        (stale["current"]!["etag"].Text(), stale["current"]!["note"]).ShouldBe(("\"2\"", null));
        (await EditAsync(household, own, "\"2\"", "Nochmals vom Telefon")).Expect(HttpStatusCode.OK);

        foreach (string path in (string[])["", "/documents", $"/documents/{own}", $"/documents/{own}/content", "/log"])
            (await Hotline.FetchAsync(household.Path + path)).Expect(HttpStatusCode.Forbidden);
        (await EditAsync(household, (await household.DocumentsAsync("kind=application"))[0]["id"]!.GetValue<Guid>(), "\"1\"", "x", household.Desk))
            .Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_wrong_with_a_note_is_said_by_field()
    {
        using Household household = await Household.SentAsync(host);

        foreach ((object note, string field) in new (object, string)[]
        {
            (new { text = "", calledAt = CalledAt, direction = "incoming" }, "text"),
            (new { text = new string('x', 4001), calledAt = CalledAt, direction = "incoming" }, "text"),
            (new { text = "x", calledAt = host.Clock.GetUtcNow().AddMinutes(1), direction = "incoming" }, "calledAt"),
            (new { text = "x", calledAt = CalledAt.AddYears(-30), direction = "incoming" }, "calledAt"),
            (new { text = "x", calledAt = CalledAt, direction = "incoming", person = "x" }, "person"),
        })
        {
            Reply reply = await Hotline.SendJsonAsync(HttpMethod.Post, household.Path + "/notes", note);
            reply.Expect(HttpStatusCode.UnprocessableEntity, "request.invalid").Json["errors"]!.AsArray().ShouldHaveSingleItem()!["field"].Text().ShouldBe(field);
        }

        (await Hotline.SendJsonAsync(HttpMethod.Post, household.Path + "/notes", new { text = "x", calledAt = CalledAt, direction = "sideways" }))
            .Expect(HttpStatusCode.BadRequest);
        (await Hotline.SendJsonAsync(HttpMethod.Post, household.Path + "/notes", new { text = "x", calledAt = CalledAt })).Expect(HttpStatusCode.BadRequest);
        Guid written = (await WriteAsync(household, "x")).Json["id"]!.GetValue<Guid>();
        (await EditAsync(household, written, null, "y")).Expect(HttpStatusCode.PreconditionRequired);
        (await EditAsync(household, written, "W/\"1\"", "y")).Expect(HttpStatusCode.BadRequest);
        (await household.RowsAsync()).Count(row => row.Kind == DocumentKind.PhoneNote).ShouldBe(1);
    }

    [Fact]
    public async Task A_repeat_under_one_key_writes_one_note()
    {
        using Household household = await Household.SentAsync(host);
        const string key = "0195b2a0-7c1e-7000-8000-0000000000cc";

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => WriteAsync(household, "Einmal", key)));

        replies.Select(reply => reply.Expect(HttpStatusCode.Created).Text).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await household.RowsAsync()).Count(row => row.Kind == DocumentKind.PhoneNote).ShouldBe(1);
    }

    private Task<Reply> WriteAsync(Household household, string text, string? key = null, HttpClient? by = null) => (by ?? Hotline).SendJsonAsync(
        HttpMethod.Post,
        household.Path + "/notes",
        new { text, calledAt = CalledAt, direction = "incoming", person = "p1" },
        key is null ? [] : [("Idempotency-Key", key)]);

    private Task<Reply> EditAsync(Household household, Guid note, string? ifMatch, string text, HttpClient? by = null) => (by ?? Hotline).SendJsonAsync(
        HttpMethod.Put,
        $"{household.Path}/notes/{note}",
        new { text, calledAt = CalledAt, direction = "outgoing", person = "p1" },
        ifMatch is null ? [] : [("If-Match", ifMatch)]);

    public sealed class OnSqlite(HostFixture<Sqlite> host) : PhoneNoteTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : PhoneNoteTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
