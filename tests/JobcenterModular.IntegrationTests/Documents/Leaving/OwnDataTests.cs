using System.Net;
using System.Text;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.UnitTests.Documents.Leaving;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.IntegrationTests.Documents.Leaving;

/// <summary>A person's own data as one zip: all of it, and nobody else's.</summary>
public abstract class OwnDataTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_gets_their_papers_and_the_data_and_not_what_is_infected()
    {
        using Leaver leaver = await Leaver.StartAsync(host);
        await leaver.Draft.LookAsync(db => db.Documents.Where(row => row.Id == leaver.Papers[0].Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Released, false).SetProperty(row => row.Check, CheckState.Infected), Cancelled));

        using HttpResponseMessage response = await leaver.Draft.Owner.GetAsync(OwnDataOf(leaver.Draft), Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.OK, response.ReasonPhrase);
        IReadOnlyList<(string Name, byte[] Content)> entries = await ZipReading.EntriesOfAsync(await response.Content.ReadAsByteArrayAsync(Cancelled));
        entries.Take(2).Select(entry => entry.Name).ShouldBe(["index.html", "daten.json"]);
        entries.Skip(2).Select(entry => Leaver.HashOf(entry.Content)).ShouldBe([leaver.Hashes[1]]);
        Encoding.UTF8.GetString(entries[0].Content).ShouldContain("Virus");
        HandOver row = await leaver.Draft.LookAsync(db => db.HandOvers.AsNoTracking().SingleAsync(each => each.CaseId == leaver.CaseId, Cancelled));
        row.Kind.ShouldBe(HandOverKind.PersonalData);
        row.State.ShouldBe(HandOverState.Taken);
        row.RequestedBy.ShouldBe("owner");
        (await leaver.Draft.LogAsync()).ShouldContain(line => line.Action == CaseAction.HandedOver && line.Relation == "owner");
    }

    [Fact]
    public async Task Another_persons_data_are_not_there()
    {
        using Leaver leaver = await Leaver.StartAsync(host);
        using Draft stranger = await Draft.StartAsync(host);

        using HttpResponseMessage response = await stranger.Owner.GetAsync(OwnDataOf(leaver.Draft), Cancelled);

        await response.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
        (await leaver.Draft.LookAsync(db => db.HandOvers.CountAsync(row => row.CaseId == leaver.CaseId, Cancelled))).ShouldBe(0);
    }

    private static Uri OwnDataOf(Draft draft) => new($"/api/v1/applications/{draft.Id}/personal-data", UriKind.Relative);

    public sealed class OnSqlite(HostFixture<Sqlite> host) : OwnDataTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : OwnDataTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
