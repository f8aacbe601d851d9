using System.Text.Json.Nodes;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.IntegrationTests.Applications.Household;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Others hear what is awaited of a sent application: at submission, and whenever it changes.</summary>
public abstract class AwaitedEvidenceTests(HostFixture host, HeardEvents heard)
{
    private static readonly DateOnly Promised = new(2027, 1, 15);
    private static readonly DateOnly Rejected = new(2026, 12, 20);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submission_tells_each_item_that_is_missing_and_no_other()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        await host.TellAsync(PaperNews.Stored(host, mara.Id, "N01"));
        await host.TellAsync(PaperNews.Says(host, mara.Id, "N07", "later", 1, Promised));
        await host.TellAsync(PaperNews.Says(host, mara.Id, "N09", "notAvailable", 1));
        await host.DrainEventsAsync();
        heard.Awaited(mara.Id).ShouldBeEmpty("it is a draft");

        await mara.SubmitAsync();
        await mara.SubmitAsync();

        IReadOnlyList<EvidenceAwaited> told = await ToldAsync(mara);
        List<JsonNode> checklist = [.. (await mara.Client.FetchJsonAsync($"{mara.Path}/evidence")).AsArray().Select(item => item!)];
        told.Select(item => (item.EvidenceCode, item.PersonId, item.Title, item.DueOn)).ShouldBe(
            checklist.Where(item => item["state"].Text() is "missing" or "later").Select(item => (
                item["code"].Text(),
                item["person"].Text(),
                item["title"].Text(),
                (DateOnly?)ApplicantJourney.Day(item["state"].Text() == "later" ? item["promisedFor"] : item["dueOn"]))),
            ignoreOrder: true);
        told.ShouldAllBe(item => item.Awaited);
        told.Select(item => item.ApplicationVersion).Distinct().ShouldHaveSingleItem().ShouldBePositive();
        told.ShouldContain(item => item.EvidenceCode == "N07");
        told.ShouldNotContain(item => item.EvidenceCode == "N01");
        told.ShouldNotContain(item => item.EvidenceCode == "N09");
        checklist.ShouldContain(item => item["state"].Text() == "offered", "else the rule on optional items was not met");
    }

    [Fact]
    public async Task A_stored_paper_closes_its_item_and_a_check_that_fails_opens_it_again()
    {
        using ApplicantJourney mara = await SentAsync();
        DateOnly? dueOn = (await LastAsync(mara, "N07")).DueOn;
        DocumentStored stored = PaperNews.Stored(host, mara.Id);

        await host.TellAsync(stored);
        EvidenceAwaited closed = await LastAsync(mara, "N07");
        (closed.Awaited, closed.DueOn).ShouldBe((false, null));

        await host.TellAsync(PaperNews.SetAside(host, mara.Id, stored.DocumentId));
        EvidenceAwaited open = await LastAsync(mara, "N07");
        (open.Awaited, open.DueOn).ShouldBe((true, dueOn));
        open.ApplicationVersion.ShouldBeGreaterThan(closed.ApplicationVersion);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.TellAsync(PaperNews.Released(host, mara.Id, stored.DocumentId));
        (await LastAsync(mara, "N07")).Awaited.ShouldBeFalse("a later check found it safe");
        await OnlyTheseAsync(mara, "N07", times: 4);
    }

    [Fact]
    public async Task A_rejection_opens_the_item_with_its_own_date_and_an_acceptance_closes_it()
    {
        using ApplicantJourney mara = await SentAsync();
        DocumentStored stored = PaperNews.Stored(host, mara.Id);
        await host.TellAsync(stored);

        await host.TellAsync(PaperNews.Reviewed(host, mara.Id, "N07", "rejected", 1, stored.DocumentId));
        EvidenceAwaited rejected = await LastAsync(mara, "N07");
        (rejected.Awaited, rejected.DueOn).ShouldBe((true, Rejected));

        await host.TellAsync(PaperNews.Says(host, mara.Id, "N07", "later", 2, Promised));
        (await LastAsync(mara, "N07")).DueOn.ShouldBe(Promised);

        await host.TellAsync(PaperNews.Reviewed(host, mara.Id, "N07", "accepted", 3));
        EvidenceAwaited accepted = await LastAsync(mara, "N07");
        (accepted.Awaited, accepted.DueOn).ShouldBe((false, null));
        await OnlyTheseAsync(mara, "N07", times: 5);
    }

    [Fact]
    public async Task The_word_later_moves_the_date_and_none_closes_the_item()
    {
        using ApplicantJourney mara = await SentAsync();
        DateOnly? dueOn = (await LastAsync(mara, "N07")).DueOn;

        await host.TellAsync(PaperNews.Says(host, mara.Id, "N07", "later", 1, Promised));
        EvidenceAwaited later = await LastAsync(mara, "N07");
        (later.Awaited, later.DueOn).ShouldBe((true, Promised));

        await host.TellAsync(PaperNews.Says(host, mara.Id, "N07", "notAvailable", 2));
        (await LastAsync(mara, "N07")).Awaited.ShouldBeFalse();

        await host.TellAsync(PaperNews.Says(host, mara.Id, "N07", "none", 3));
        EvidenceAwaited again = await LastAsync(mara, "N07");
        (again.Awaited, again.DueOn).ShouldBe((true, dueOn), "it was taken back");
        await OnlyTheseAsync(mara, "N07", times: 4);
    }

    [Fact]
    public async Task A_paper_that_is_sorted_to_another_item_changes_both()
    {
        using ApplicantJourney mara = await SentAsync();
        DocumentStored stored = PaperNews.Stored(host, mara.Id, "N09");
        await host.TellAsync(stored);

        await host.TellAsync(PaperNews.Serves(host, mara.Id, stored.DocumentId, 1, "N07"));

        EvidenceAwaited opened = await LastAsync(mara, "N09");
        EvidenceAwaited closed = await LastAsync(mara, "N07");
        (opened.Awaited, closed.Awaited).ShouldBe((true, false));
        opened.ApplicationVersion.ShouldBe(closed.ApplicationVersion);
    }

    [Fact]
    public async Task Of_a_paper_of_somebody_who_answers_alone_the_applicant_learns_that_it_is_to_come_and_not_what_it_is()
    {
        using Family family = await Family.StartAsync(host);
        await family.JoinAsync("p1", Family.BornThomas);
        await family.Sabine.SubmitAsync();

        IReadOnlyList<EvidenceAwaited> told = await ToldAsync(family.Sabine);

        told.Where(item => item.PersonId == "p1").Select(item => item.Title).Distinct(StringComparer.Ordinal).ShouldBe(["Nachweis einer anderen Person"]);
        told.Where(item => item.PersonId != "p1").ShouldAllBe(item => item.Title != "Nachweis einer anderen Person");
    }

    [Fact]
    public async Task What_changes_nothing_is_not_told()
    {
        using ApplicantJourney mara = await SentAsync();
        DocumentStored stored = PaperNews.Stored(host, mara.Id);
        await host.TellAsync(stored);
        int told = (await ToldAsync(mara)).Count;

        foreach (IntegrationEvent word in (IntegrationEvent[])
            [
                stored,
                PaperNews.Released(host, mara.Id, stored.DocumentId),
                PaperNews.Stored(host, mara.Id),
                PaperNews.Stored(host, mara.Id, "N99"),
                PaperNews.Serves(host, mara.Id, stored.DocumentId, 1, "N07"),
                PaperNews.Says(host, mara.Id, "N07", "later", 1, Promised),
                PaperNews.Reviewed(host, mara.Id, "N07", "accepted", 2, stored.DocumentId),
                PaperNews.SetAside(host, mara.Id, stored.DocumentId),
            ])
        {
            await host.TellAsync(word);
            (await ToldAsync(mara)).Count.ShouldBe(told, word.GetType().Name);
        }
    }

    [Fact]
    public async Task Of_words_at_the_same_moment_or_twice_the_highest_version_says_what_the_checklist_says()
    {
        using ApplicantJourney mara = await SentAsync();
        List<DocumentStored> papers = [.. Enumerable.Range(0, 4).Select(_ => PaperNews.Stored(host, mara.Id))];
        List<IntegrationEvent> words = [.. papers];
        words.AddRange(papers.Select(paper => PaperNews.SetAside(host, mara.Id, paper.DocumentId)));
        words.Add(PaperNews.Stored(host, mara.Id, "N09"));
        words.Add(PaperNews.Says(host, mara.Id, "N07", "later", 1, Promised));
        words.Add(PaperNews.Says(host, mara.Id, "N07", "notAvailable", 2));
        words.Add(PaperNews.Says(host, mara.Id, "N07", "none", 3));

        await Task.WhenAll(words.Concat(words).Select(word => Task.Run(() => host.TellAsync(word), Cancelled)));

        (await LastAsync(mara, "N07")).Awaited.ShouldBeTrue("all four cannot be used");
        (await LastAsync(mara, "N09")).Awaited.ShouldBeFalse();
        IReadOnlyList<EvidenceAwaited> told = await ToldAsync(mara);
        told.DistinctBy(item => (item.EvidenceCode, item.ApplicationVersion)).Count().ShouldBe(told.Count);
        foreach (IGrouping<string, EvidenceAwaited> item in told.GroupBy(one => one.EvidenceCode, StringComparer.Ordinal))
        {
            List<EvidenceAwaited> inOrder = [.. item.OrderBy(one => one.ApplicationVersion)];
            foreach ((EvidenceAwaited earlier, EvidenceAwaited later) in inOrder.Zip(inOrder.Skip(1)))
                (later.Awaited, later.DueOn).ShouldNotBe((earlier.Awaited, earlier.DueOn), "only changes are told");
        }
    }

    private async Task<ApplicantJourney> SentAsync()
    {
        ApplicantJourney journey = await ApplicantJourney.WithAnswersAsync(host);
        await journey.SubmitAsync();
        return journey;
    }

    private async Task<IReadOnlyList<EvidenceAwaited>> ToldAsync(ApplicantJourney journey)
    {
        await host.DrainEventsAsync();
        return heard.Awaited(journey.Id);
    }

    private async Task<EvidenceAwaited> LastAsync(ApplicantJourney journey, string code) =>
        (await ToldAsync(journey)).Where(item => item.EvidenceCode == code).MaxBy(item => item.ApplicationVersion)!;

    /// <summary>The item was told so often; of the others only submission has told.</summary>
    private async Task OnlyTheseAsync(ApplicantJourney journey, string code, int times)
    {
        IReadOnlyList<EvidenceAwaited> told = await ToldAsync(journey);
        told.Count(item => item.EvidenceCode == code).ShouldBe(times);
        told.Where(item => item.EvidenceCode != code).ShouldAllBe(item => item.Awaited && item.ApplicationVersion == told.Min(one => one.ApplicationVersion));
    }

    public sealed class OnSqlite(ListeningHost<Sqlite> host) : AwaitedEvidenceTests(host, host.Heard), IClassFixture<ListeningHost<Sqlite>>;

    public sealed class OnPostgreSql(ListeningHost<PostgreSql> host) : AwaitedEvidenceTests(host, host.Heard), IClassFixture<ListeningHost<PostgreSql>>;
}
