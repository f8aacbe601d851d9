using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Checks, items and reviews as Documents tells them, in any order: what the person sees, and what the desk.</summary>
public abstract class EvidenceNewsTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_paper_that_waits_is_seen_by_its_owner_alone_until_it_is_released()
    {
        using ApplicantJourney mara = await SentAsync();
        DocumentStored stored = PaperNews.Stored(host, mara.Id, fileName: "kontoauszug-geheim.pdf");
        await host.TellAsync(stored);

        JsonNode own = await ItemAsync(mara, "N07");
        own["state"].Text().ShouldBe("present");
        own["papers"]!.AsArray().ShouldHaveSingleItem()!["checked"]!.GetValue<bool>().ShouldBeFalse();
        JsonNode desk = await DeskAsync(mara);
        desk.ToJsonString().ShouldNotContain("kontoauszug-geheim.pdf");
        desk.ToJsonString().ShouldNotContain(stored.DocumentId.ToString());
        Item(desk, "N07")["state"].Text().ShouldBe("missing");
        desk["followUps"]!.AsArray().ShouldContain(item => item!["item"].Text() == "N07" && item["reason"].Text() == "missing");

        await host.TellAsync(PaperNews.Released(host, mara.Id, stored.DocumentId));

        (await ItemAsync(mara, "N07"))["papers"]!.AsArray().ShouldHaveSingleItem()!["checked"]!.GetValue<bool>().ShouldBeTrue();
        desk = await DeskAsync(mara);
        desk["papers"]!.AsArray().ShouldHaveSingleItem()!["fileName"].Text().ShouldBe("kontoauszug-geheim.pdf");
        Item(desk, "N07")["documents"].Texts().ShouldBe([stored.DocumentId.ToString()]);
    }

    [Fact]
    public async Task What_is_told_before_the_paper_itself_counts_as_well()
    {
        using ApplicantJourney mara = await SentAsync();
        Guid good = Telling.NewId(host);
        Guid bad = Telling.NewId(host);

        await host.TellAsync(PaperNews.Released(host, mara.Id, good));
        await host.TellAsync(PaperNews.Serves(host, mara.Id, good, 1, "N07", "N09"));
        await host.TellAsync(PaperNews.SetAside(host, mara.Id, bad));
        (await DeskAsync(mara))["papers"]!.AsArray().ShouldBeEmpty();
        await host.TellAsync(PaperNews.Stored(host, mara.Id, "N01", good));
        await host.TellAsync(PaperNews.Stored(host, mara.Id, "N01", bad));

        JsonNode desk = await DeskAsync(mara);
        desk["papers"]!.AsArray().ShouldHaveSingleItem()!["serves"]!.AsArray().Select(use => use!["evidence"].Text()).ShouldBe(["N07", "N09"]);
        Item(desk, "N07")["state"].Text().ShouldBe("present");
        Item(desk, "N09")["state"].Text().ShouldBe("present");
        Item(desk, "N01")["state"].Text().ShouldBe("missing");
        (await ItemAsync(mara, "N01"))["papers"]!.AsArray().ShouldHaveSingleItem()!["setAside"].Text().ShouldBe("infected");
    }

    [Fact]
    public async Task A_paper_set_aside_counts_for_nobody_and_is_gone_from_the_desk()
    {
        using ApplicantJourney mara = await SentAsync();
        DocumentStored stored = PaperNews.Stored(host, mara.Id);
        await host.TellAsync(stored);
        await host.TellAsync(PaperNews.Released(host, mara.Id, stored.DocumentId));
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        await host.TellAsync(PaperNews.SetAside(host, mara.Id, stored.DocumentId));

        (await DeskAsync(mara))["papers"]!.AsArray().ShouldBeEmpty();
        JsonNode own = await ItemAsync(mara, "N07");
        own["state"].Text().ShouldBe("missing");
        own["documents"]!.AsArray().ShouldBeEmpty();
        own["papers"]!.AsArray().ShouldHaveSingleItem()!["setAsideText"].Text().ShouldContain("Schadprogramm");
    }

    [Fact]
    public async Task Only_the_item_that_was_rejected_opens_again_and_a_new_paper_closes_it()
    {
        using ApplicantJourney mara = await SentAsync();
        DocumentStored dark = PaperNews.Stored(host, mara.Id);
        DocumentStored other = PaperNews.Stored(host, mara.Id, "N09");
        foreach (DocumentStored stored in (DocumentStored[])[dark, other])
        {
            await host.TellAsync(stored);
            await host.TellAsync(PaperNews.Released(host, mara.Id, stored.DocumentId));
        }

        await host.TellAsync(PaperNews.Reviewed(host, mara.Id, "N09", "accepted", 1, other.DocumentId));
        await host.TellAsync(PaperNews.Reviewed(host, mara.Id, "N07", "rejected", 1, dark.DocumentId));

        JsonNode rejected = await ItemAsync(mara, "N07");
        (rejected["state"].Text(), rejected["reason"].Text(), rejected["dueOn"].Text()).ShouldBe(("rejected", "Das Foto ist zu dunkel.", "2026-12-20"));
        (await ItemAsync(mara, "N09"))["state"].Text().ShouldBe("accepted");
        (await DeskAsync(mara))["followUps"]!.AsArray().ShouldContain(item => item!["item"].Text() == "N07" && item["reason"].Text() == "rejected");

        await host.TellAsync(PaperNews.Stored(host, mara.Id));

        (await ItemAsync(mara, "N07"))["state"].Text().ShouldBe("present");
        Item(await DeskAsync(mara), "N07")["state"].Text().ShouldBe("rejected", "The new one still waits for its check.");
    }

    [Fact]
    public async Task The_persons_word_on_a_draft_shows_everywhere_and_keeps_the_draft_longer()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        DateOnly before = ApplicantJourney.Day((await mara.ViewAsync())["keepUntil"]);
        host.Clock.Advance(TimeSpan.FromDays(3));
        mara.RenewToken(host);

        await host.TellAsync(PaperNews.Says(host, mara.Id, "N07", "later", 1, new DateOnly(2027, 1, 15)));
        await host.TellAsync(PaperNews.Says(host, mara.Id, "N09", "notAvailable", 1));

        JsonNode later = await ItemAsync(mara, "N07");
        (later["state"].Text(), later["promisedFor"].Text()).ShouldBe(("later", "2027-01-15"));
        (await mara.ProgressAsync())["evidence"]!.AsArray().Single(item => item!["code"].Text() == "N09")!["state"].Text().ShouldBe("notAvailable");
        ApplicantJourney.Day((await mara.ViewAsync())["keepUntil"]).ShouldBe(before.AddDays(3));
        JsonNode receipt = await mara.SubmitAsync();
        receipt["followUps"]!.AsArray().ShouldContain(item => item!["item"].Text() == "N07" && item["reason"].Text() == "later");
        (await mara.Client.FetchAsync($"{mara.Path}/summary")).Text.ShouldContain("(bis 15.01.2027)");
    }

    [Fact]
    public async Task The_receipt_stays_the_same_whatever_is_told_later()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        DocumentStored stored = PaperNews.Stored(host, mara.Id);
        await host.TellAsync(stored);
        string receipt = (await mara.SubmitAsync()).ToJsonString();
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        foreach (IntegrationEvent told in (IntegrationEvent[])
            [
                PaperNews.SetAside(host, mara.Id, stored.DocumentId),
                PaperNews.Says(host, mara.Id, "N09", "notAvailable", 1),
                PaperNews.Reviewed(host, mara.Id, "N01", "rejected", 1),
                PaperNews.Stored(host, mara.Id, "N01"),
            ])
        {
            await host.TellAsync(told);
            (await mara.SubmitAsync()).ToJsonString().ShouldBe(receipt);
            (await mara.Client.FetchJsonAsync($"{mara.Path}/receipt")).ToJsonString().ShouldBe(receipt);
        }
    }

    [Fact]
    public async Task A_paper_set_aside_before_sending_is_neither_in_the_receipt_nor_in_the_record()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        DocumentStored bad = PaperNews.Stored(host, mara.Id, fileName: "schlecht.pdf");
        DocumentStored waiting = PaperNews.Stored(host, mara.Id, "N09", fileName: "wartet.pdf");
        await host.TellAsync(bad);
        await host.TellAsync(waiting);
        await host.TellAsync(PaperNews.SetAside(host, mara.Id, bad.DocumentId));

        JsonNode receipt = await mara.SubmitAsync();

        receipt["facts"]!["files"]!.AsArray().Select(file => file!["sha256"].Text()).ShouldBe([waiting.Sha256]);
        string record = (await mara.Client.FetchAsync($"{mara.Path}/summary")).Text;
        record.ShouldContain("wartet.pdf");
        record.ShouldNotContain("schlecht.pdf");
    }

    [Fact]
    public async Task Words_that_come_at_the_same_moment_or_twice_all_count_once()
    {
        using ApplicantJourney mara = await SentAsync();
        List<IntegrationEvent> told = [];
        List<Guid> documents = [.. Enumerable.Range(0, 6).Select(_ => Telling.NewId(host))];
        foreach (Guid document in documents)
        {
            told.Add(PaperNews.Stored(host, mara.Id, "N01", document));
            told.Add(PaperNews.Released(host, mara.Id, document));
            told.Add(PaperNews.Serves(host, mara.Id, document, 1, "N07"));
            told.Add(PaperNews.Serves(host, mara.Id, document, 2, "N09"));
        }

        told.Add(PaperNews.Says(host, mara.Id, "N07", "later", 1, new DateOnly(2027, 1, 15)));
        told.Add(PaperNews.Says(host, mara.Id, "N07", "notAvailable", 2));

        await Task.WhenAll(told.Concat(told).Select(one => Task.Run(() => host.TellAsync(one), Cancelled)));

        JsonNode desk = await DeskAsync(mara);
        desk["papers"]!.AsArray().Select(paper => paper!["id"]!.GetValue<Guid>()).ShouldBe(documents, ignoreOrder: true);
        Item(desk, "N09")["documents"]!.AsArray().Count.ShouldBe(6);
        Item(desk, "N07")["state"].Text().ShouldBe("notAvailable");
        Item(desk, "N01")["state"].Text().ShouldBe("missing");
    }

    [Fact]
    public async Task Of_an_application_that_is_gone_nothing_is_kept()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        DocumentStored stored = PaperNews.Stored(host, mara.Id);
        await host.TellAsync(stored);
        await host.TellAsync(PaperNews.Released(host, mara.Id, stored.DocumentId));
        await host.TellAsync(PaperNews.Says(host, mara.Id, "N09", "notAvailable", 1));
        (await mara.TryDeleteAsync()).Expect(System.Net.HttpStatusCode.NoContent);

        await host.TellAsync(PaperNews.SetAside(host, mara.Id, stored.DocumentId));
        await host.TellAsync(PaperNews.Reviewed(host, mara.Id, "N07", "rejected", 1));

        var id = new BenefitApplicationId(mara.Id);
        await using AsyncServiceScope scope = host.Scope();
        ApplicationsDbContext db = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        (await db.PaperStandings.CountAsync(row => row.ApplicationId == id, Cancelled)).ShouldBe(0);
        (await db.EvidenceStandings.CountAsync(row => row.ApplicationId == id, Cancelled)).ShouldBe(0);
        (await db.Papers.CountAsync(row => row.ApplicationId == id, Cancelled)).ShouldBe(0);
    }

    [Fact]
    public async Task A_paper_that_its_owner_takes_out_leaves_nothing_of_its_standing()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        DocumentStored stored = PaperNews.Stored(host, mara.Id);
        await host.TellAsync(stored);
        await host.TellAsync(PaperNews.Released(host, mara.Id, stored.DocumentId));

        await host.TellAsync(new DocumentRemoved(stored.DocumentId, mara.Id) { EventId = Telling.NewId(host) });

        await using AsyncServiceScope scope = host.Scope();
        (await scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>().PaperStandings.CountAsync(row => row.DocumentId == stored.DocumentId, Cancelled))
            .ShouldBe(0);
        (await ItemAsync(mara, "N07"))["state"].Text().ShouldBe("missing");
    }

    private static JsonNode Item(JsonNode holder, string code) => holder["evidence"]!.AsArray().Single(item => item!["code"].Text() == code)!;

    private static async Task<JsonNode> ItemAsync(ApplicantJourney journey, string code) =>
        (await journey.Client.FetchJsonAsync($"{journey.Path}/evidence")).AsArray().Single(item => item!["code"].Text() == code)!;

    private async Task<ApplicantJourney> SentAsync()
    {
        ApplicantJourney journey = await ApplicantJourney.WithAnswersAsync(host);
        await journey.SubmitAsync();
        return journey;
    }

    private Task<JsonNode> DeskAsync(ApplicantJourney journey) =>
        host.ClientWith(host.TokenForRole(Roles.Caseworker)).FetchJsonAsync($"/api/v1/casework/applications/{journey.Id}");

    public sealed class OnSqlite(HostFixture<Sqlite> host) : EvidenceNewsTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : EvidenceNewsTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
