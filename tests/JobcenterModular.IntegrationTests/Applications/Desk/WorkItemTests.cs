using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications.Desk;

/// <summary>What people do with one item on the desk.</summary>
public abstract class WorkItemTests(HostFixture host)
{
    [Fact]
    public async Task An_item_is_given_taken_over_with_a_reason_and_returned_and_each_step_leaves_a_line()
    {
        await host.EnterAsync("carla");
        await host.EnterAsync("tom", role: "teamlead");
        (Guid id, _) = await host.SendAsync();
        using HttpClient carla = host.Caseworker("carla");
        using HttpClient tom = host.ClientWith(host.TokenForRole(Roles.TeamLead, "tom"));

        Reply mine = (await carla.AssignAsync(id, "carla", await EtagAsync(carla, id))).Expect(HttpStatusCode.OK);
        (await tom.AssignAsync(id, "tom", mine.ETag)).Expect(HttpStatusCode.UnprocessableEntity, "desk.reason_needed");
        (await tom.AssignAsync(id, null, mine.ETag, "  ")).Expect(HttpStatusCode.UnprocessableEntity, "desk.reason_needed");
        Reply taken = (await tom.AssignAsync(id, "tom", mine.ETag, "Carla ist krank.")).Expect(HttpStatusCode.OK);
        Reply handed = (await tom.AssignAsync(id, "carla", taken.ETag)).Expect(HttpStatusCode.OK);
        Reply returned = (await carla.AssignAsync(id, null, handed.ETag)).Expect(HttpStatusCode.OK);

        returned.Json["assignee"].ShouldBeNull();
        Reply item = (await tom.ItemAsync(id)).Expect(HttpStatusCode.OK);
        item.ETag.ShouldBe(returned.ETag);
        item.Steps().ShouldBe(["returned", "handedOn", "takenOver", "assigned", "received"]);
        JsonNode line = item.Json["history"]![2]!;
        line["subject"].Text().ShouldBe("tom");
        line["role"].Text().ShouldBe(Roles.TeamLead);
        line["fromAssignee"].Text().ShouldBe("carla");
        line["toAssignee"].Text().ShouldBe("tom");
        line["reason"].Text().ShouldBe("Carla ist krank.");
    }

    [Fact]
    public async Task Only_somebody_in_the_list_who_works_on_applications_can_be_given_anything()
    {
        await host.EnterAsync("hedi", role: "hotline");
        await host.EnterAsync("gone", active: false);
        (Guid id, _) = await host.SendAsync();
        using HttpClient carla = host.Caseworker("carla");
        string etag = await EtagAsync(carla, id);

        (await carla.AssignAsync(id, "nobody", etag)).Expect(HttpStatusCode.UnprocessableEntity, "desk.assignee_unknown");
        (await carla.AssignAsync(id, "hedi", etag)).Expect(HttpStatusCode.UnprocessableEntity, "desk.assignee_without_role");
        (await carla.AssignAsync(id, "gone", etag)).Expect(HttpStatusCode.UnprocessableEntity, "desk.assignee_without_role");
        (await carla.AssignAsync(id, "", etag)).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await carla.AssignAsync(id, "hedi", null)).Expect(HttpStatusCode.PreconditionRequired, "request.if_match_missing");
        (await carla.AssignAsync(Guid.NewGuid(), null, etag)).Expect(HttpStatusCode.NotFound, "desk.not_found");
        (await EtagAsync(carla, id)).ShouldBe(etag, "Nothing is changed.");
    }

    [Fact]
    public async Task Of_two_people_on_one_item_the_second_is_told_what_the_first_did()
    {
        string[] people = ["carla", "cem", "clara", "chris", "conny", "caro"];
        foreach (string person in people)
            await host.EnterAsync(person);
        for (int round = 0; round < 3; round++)
        {
            (Guid id, _) = await host.SendAsync();
            string etag = await EtagAsync(host.ClientFor(Roles.Caseworker), id);
            HttpClient[] clients = [.. people.Select(host.Caseworker)];

            Reply[] replies = await Task.WhenAll(people.Select((person, at) => clients[at].AssignAsync(id, person, etag)));

            Reply won = replies.Where(reply => reply.Status == HttpStatusCode.OK).ShouldHaveSingleItem();
            string winner = won.Json["assignee"].Text();
            foreach (Reply lost in replies.Where(reply => reply != won))
            {
                lost.Expect(HttpStatusCode.PreconditionFailed, "desk.stale");
                lost.Json["current"]!["assignee"].Text().ShouldBe(winner);
                lost.Json["current"]!["etag"].Text().ShouldBe(won.ETag);
                lost.Json["yours"]!["etag"].Text().ShouldBe(etag);
                (lost.Json["yours"]!["wanted"]!["assignee"].Text() == winner).ShouldBeFalse();
                JsonNode change = lost.Json["changes"]!.AsArray().ShouldHaveSingleItem()!;
                change["what"].Text().ShouldBe("assigned");
                change["subject"].Text().ShouldBe(winner);
            }

            foreach (HttpClient client in clients)
                client.Dispose();
        }
    }

    [Fact]
    public async Task Begun_by_hand_closed_with_a_reason_and_opened_again_with_a_reason()
    {
        (Guid id, _) = await host.SendAsync();
        using HttpClient carla = host.Caseworker("carla");
        string etag = await EtagAsync(carla, id);

        Reply begun = (await carla.MoveAsync(id, "inProgress", etag)).Expect(HttpStatusCode.OK);
        (await carla.MoveAsync(id, "inProgress", begun.ETag)).Expect(HttpStatusCode.OK).ETag.ShouldBe(begun.ETag, "It stands there already.");
        (await carla.MoveAsync(id, "done", begun.ETag)).Expect(HttpStatusCode.UnprocessableEntity, "desk.reason_needed");
        foreach (string state in (string[])["new", "waitingForCustomer"])
            (await carla.MoveAsync(id, state, begun.ETag, "Von Hand.")).Expect(HttpStatusCode.UnprocessableEntity, "desk.state_not_by_hand");
        (await carla.MoveAsync(id, "refused", begun.ETag)).Expect(HttpStatusCode.BadRequest, "request.malformed");
        Reply undecided = (await carla.MoveAsync(id, "done", begun.ETag, "Doppelt gestellt.")).Expect(HttpStatusCode.Conflict, "desk.undecided");
        undecided.Json["title"].Text().ShouldContain("Halten Sie zuerst die Entscheidung fest");
        await carla.DecideAsync(id, "refused");
        string? decided = (await carla.ItemAsync(id)).ETag;
        (await carla.AssignAsync(id, "carla", decided)).Status.ShouldBeOneOf(HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity);
        (await carla.MoveAsync(id, "inProgress", decided)).Expect(HttpStatusCode.UnprocessableEntity, "desk.reason_needed");
        Reply again = (await carla.MoveAsync(id, "inProgress", decided, "Noch einmal prüfen.")).Expect(HttpStatusCode.OK);
        again.Json["doneAt"].ShouldBeNull();
        Reply closed = (await carla.MoveAsync(id, "done", again.ETag, "Geprüft.")).Expect(HttpStatusCode.OK);

        closed.Json["doneAt"].ShouldNotBeNull();
        closed.Json["clocks"]!["goal"].ShouldBeNull();
        (await carla.ItemAsync(id)).Steps().ShouldBe(["closed", "reopened", "decided", "begun", "received"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_note_is_written_once_blocks_nobody_and_is_seen_by_whoever_edits_meanwhile()
    {
        await host.EnterAsync("carla");
        (Guid id, _) = await host.SendAsync();
        using HttpClient carla = host.Caseworker("carla");
        using HttpClient cem = host.Caseworker("cem");
        string etag = await EtagAsync(carla, id);
        string key = $"note-{Guid.NewGuid():N}";

        Reply[] same = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cem.NoteAsync(id, "Ruft am Montag zurück.", key)));
        Reply[] others = await Task.WhenAll(Enumerable.Range(0, 4).Select(at => carla.NoteAsync(id, $"Notiz {at}")));

        same.Select(reply => reply.Expect(HttpStatusCode.Created).Json["id"].Text()).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await cem.NoteAsync(id, "Etwas anderes", key)).Expect(HttpStatusCode.UnprocessableEntity, "request.idempotency_key_reused");
        others.ShouldAllBe(reply => reply.Status == HttpStatusCode.Created);
        Reply stale = (await carla.AssignAsync(id, "carla", etag)).Expect(HttpStatusCode.PreconditionFailed, "desk.stale");
        stale.Json["changes"]!.AsArray().Select(change => change!["what"].Text()).ShouldBe(["noted", "noted", "noted", "noted", "noted"]);
        JsonArray notes = (await carla.ItemAsync(id)).Json["notes"]!.AsArray();
        notes.Count.ShouldBe(5);
        notes.Single(note => note!["text"].Text() == "Ruft am Montag zurück.")!["subject"].Text().ShouldBe("cem");
        (await carla.NoteAsync(id, " ")).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await carla.NoteAsync(id, new string('x', 4001))).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await carla.NoteAsync(Guid.NewGuid(), "x")).Expect(HttpStatusCode.NotFound, "desk.not_found");
    }

    [Fact]
    public async Task A_follow_up_is_not_in_the_past_and_brings_the_item_back_on_its_day()
    {
        (Guid id, string reference) = await host.SendAsync();
        using HttpClient carla = host.Caseworker("carla");
        string etag = await EtagAsync(carla, id);

        (await carla.FollowUpAsync(id, "2026-11-22", etag)).Expect(HttpStatusCode.UnprocessableEntity, "desk.follow_up_past");
        (await carla.FollowUpAsync(id, "2026-02-30", etag)).Expect(HttpStatusCode.BadRequest, "request.malformed");
        Reply set = (await carla.FollowUpAsync(id, "2026-11-30", etag)).Expect(HttpStatusCode.OK);
        set.Json["followUpOn"].Text().ShouldBe("2026-11-30");
        (await carla.ReferencesAsync("?followUpBy=2026-11-29")).Contains(reference, StringComparer.Ordinal).ShouldBeFalse();
        (await carla.ReferencesAsync("?followUpBy=2026-11-30")).Contains(reference, StringComparer.Ordinal).ShouldBeTrue();
        (await carla.FollowUpAsync(id, null, set.ETag)).Expect(HttpStatusCode.OK).Json["followUpOn"].ShouldBeNull();
        (await carla.ItemAsync(id)).Steps().ShouldBe(["followUpRemoved", "followUpSet", "received"]);
    }

    [Fact]
    public async Task The_customer_reads_in_plain_words_where_it_stands_and_never_who_has_it()
    {
        await host.EnterAsync("carla");
        using ApplicantJourney mara = await ApplicantJourney.StartAsync(host);
        (await mara.Client.FetchAsync($"{mara.Path}/status")).Expect(HttpStatusCode.NotFound, "applications.not_submitted");
        using ApplicantJourney anna = await host.SentAsync();
        using HttpClient carla = host.Caseworker("carla");

        JsonNode received = await anna.Client.FetchJsonAsync($"{anna.Path}/status");
        Reply mine = await carla.AssignAsync(anna.Id, "carla", await EtagAsync(carla, anna.Id));
        JsonNode given = await anna.Client.FetchJsonAsync($"{anna.Path}/status");
        Reply begun = await carla.MoveAsync(anna.Id, "inProgress", mine.ETag);
        Reply inProgress = (await anna.Client.FetchAsync($"{anna.Path}/status")).Expect(HttpStatusCode.OK);
        begun.Expect(HttpStatusCode.OK);
        await carla.DecideAsync(anna.Id, "refused");
        Reply decided = (await anna.Client.FetchAsync($"{anna.Path}/status")).Expect(HttpStatusCode.OK);

        received["stage"].Text().ShouldBe("received");
        received["text"].Text().ShouldContain("23.11.2026");
        given.ToJsonString().ShouldBe(received.ToJsonString());
        inProgress.Json["stage"].Text().ShouldBe("inProgress");
        decided.Json["stage"].Text().ShouldBe("decided");
        foreach (Reply reply in (Reply[])[inProgress, decided])
            reply.Text.ShouldNotContain("carla", Case.Insensitive);
    }

    [Theory]
    [InlineData("granted", "bewilligt")]
    [InlineData("refused", "entschieden")]
    [InlineData("withdrawn", "zurückgenommen")]
    [InlineData("passedOn", "weitergeleitet")]
    public async Task The_customer_reads_how_it_ended_and_a_refusal_is_not_announced_before_its_letter(string kind, string word)
    {
        using ApplicantJourney anna = await host.SentAsync();

        await host.ClientFor(Roles.Caseworker).DecideAsync(anna.Id, kind);

        JsonNode status = await anna.Client.FetchJsonAsync($"{anna.Path}/status");
        status["stage"].Text().ShouldBe("decided");
        status["text"].Text().ShouldContain(word);
        status.ToJsonString().ShouldNotContain("lehn");
    }

    private static async Task<string> EtagAsync(HttpClient client, Guid id) => (await client.ItemAsync(id)).Expect(HttpStatusCode.OK).ETag!;

    public sealed class OnSqlite(HostFixture<Sqlite> host) : WorkItemTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : WorkItemTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
