using System.Text.Json.Nodes;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.UseCases.Leaving.Ledger;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.IntegrationTests.Documents.Leaving;

/// <summary>A case file in a folder that another system empties: whole or not there, and never forgotten.</summary>
public abstract class DropFolderTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Root => Path.Combine(host.DataFolder, "drop");

    [Fact]
    public async Task A_case_file_lies_there_whole_with_its_manifest()
    {
        using Leaver leaver = await Leaver.StartAsync(host);

        HandOverView view = await DroppedAsync(leaver);

        JsonNode manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Root, view.Id.ToString(), "manifest.json"), Cancelled))!;
        manifest["handOver"]!.GetValue<Guid>().ShouldBe(view.Id);
        List<string> hashes = [];
        foreach (JsonNode? document in manifest["documents"]!.AsArray())
            hashes.Add(Leaver.HashOf(await File.ReadAllBytesAsync(Path.Combine(Root, view.Id.ToString(), document!["file"]!.GetValue<string>()), Cancelled)));
        hashes.ShouldBe(leaver.Hashes, ignoreOrder: true);
        Directory.GetDirectories(Root, $".{view.Id}.part").ShouldBeEmpty();
        HandOver row = await leaver.RowAsync(view.Id);
        row.State.ShouldBe(HandOverState.Offered);
        row.Documents.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_kill_left_behind_is_begun_anew()
    {
        using Leaver leaver = await Leaver.StartAsync(host);
        HandOverView view = await DroppedAsync(leaver);
        string whole = Path.Combine(Root, view.Id.ToString());
        string part = Path.Combine(Root, $".{view.Id}.part");
        Directory.Move(whole, part);
        await File.WriteAllTextAsync(Path.Combine(part, "half.pdf"), "half", Cancelled);
        await leaver.Draft.LookAsync(async db =>
        {
            (await db.HandOvers.FindAsync([view.Id], Cancelled))!.Queue(host.Clock.GetUtcNow());
            return await db.SaveChangesAsync(Cancelled);
        });

        await Eventually.HappensAsync("it lies there", async () =>
        {
            await RunAsync();
            return Directory.Exists(whole);
        });

        File.Exists(Path.Combine(whole, "half.pdf")).ShouldBeFalse();
        Directory.GetFiles(whole).Length.ShouldBe(3);
        Directory.Exists(part).ShouldBeFalse();
    }

    [Theory]
    [InlineData("taken")]
    [InlineData("acknowledged")]
    [InlineData("failed")]
    public async Task A_receipt_is_written_into_the_ledger(string state)
    {
        using Leaver leaver = await Leaver.StartAsync(host);
        HandOverView view = await DroppedAsync(leaver);

        await AnswerAsync(view.Id, $$"""{"state":"{{state}}","at":"2026-11-23T10:00:00Z","reason":"Az. 4"}""");

        await Eventually.HappensAsync($"it is {state}", async () =>
        {
            await RunAsync();
            return (await leaver.RowAsync(view.Id)).State == Enum.Parse<HandOverState>(state, ignoreCase: true);
        });
        AlarmsOf(view.Id).ShouldBe(state == "failed" ? 1 : 0);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"state":"maybe","at":"2026-11-23T10:00:00Z"}""")]
    [InlineData("""{"state":"acknowledged","at":"2026-11-23T10:00:00Z","more":1}""")]
    public async Task What_is_no_receipt_raises_the_alarm_once_and_stays_where_it_is(string text)
    {
        using Leaver leaver = await Leaver.StartAsync(host);
        HandOverView view = await DroppedAsync(leaver);

        await AnswerAsync(view.Id, text);
        await Eventually.HappensAsync("the alarm", async () =>
        {
            await RunAsync();
            return AlarmsOf(view.Id) == 1;
        });
        await RunAsync();

        AlarmsOf(view.Id).ShouldBe(1);
        File.Exists(Path.Combine(Root, $"{view.Id}.receipt.json")).ShouldBeTrue();
        (await leaver.RowAsync(view.Id)).Failure.ShouldBe("receipt_unreadable");
        (await leaver.ListAsync("?alarm=true")).ShouldContain(row => row.Id == view.Id);

        await AnswerAsync(view.Id, """{"state":"acknowledged","at":"2026-11-23T10:00:00Z"}""");
        await Eventually.HappensAsync("it is acknowledged after all", async () =>
        {
            await RunAsync();
            return (await leaver.RowAsync(view.Id)).State == HandOverState.Acknowledged;
        });
        (await leaver.ListAsync("?alarm=true")).ShouldNotContain(row => row.Id == view.Id);
    }

    [Fact]
    public async Task An_unsound_original_leaves_nothing_there_and_raises_the_alarm()
    {
        using Leaver leaver = await Leaver.StartAsync(host);
        File.Delete(await leaver.Draft.PathOfAsync(leaver.Papers[0]));

        HandOverView view = await leaver.DropAsync();
        await Eventually.HappensAsync("the alarm", async () =>
        {
            await RunAsync();
            return AlarmsOf(view.Id) == 1;
        });

        (await leaver.RowAsync(view.Id)).Failure.ShouldBe("original_unsound");
        Directory.GetFileSystemEntries(Root, $"*{view.Id}*").ShouldBeEmpty();
    }

    private Task RunAsync() => host.Services.GetRequiredService<HandOverJob>().RunAsync(Cancelled);

    private async Task<HandOverView> DroppedAsync(Leaver leaver)
    {
        HandOverView view = await leaver.DropAsync();
        await Eventually.HappensAsync("it lies there", async () =>
        {
            await RunAsync();
            return (await leaver.RowAsync(view.Id)).Documents is not null;
        });
        return view;
    }

    private async Task AnswerAsync(Guid handOver, string receipt)
    {
        string path = Path.Combine(Root, $"{handOver}.receipt.json");
        await File.WriteAllTextAsync(path + ".new", receipt, Cancelled);
        File.Move(path + ".new", path, overwrite: true);
    }

    private int AlarmsOf(Guid handOver) =>
        host.Log.Lines.Count(line => line.Level == LogLevel.Critical && line.Text.Contains(handOver.ToString(), StringComparison.Ordinal));

    public sealed class OnSqlite(DroppingHost<Sqlite> host) : DropFolderTests(host), IClassFixture<DroppingHost<Sqlite>>;

    public sealed class OnPostgreSql(DroppingHost<PostgreSql> host) : DropFolderTests(host), IClassFixture<DroppingHost<PostgreSql>>;
}
