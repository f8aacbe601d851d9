using System.Security.Cryptography;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.UseCases.Uploads;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>Two hosts over one PostgreSQL and one folder: an upload belongs to neither of them.</summary>
public sealed class TwoHostsTests : IAsyncLifetime
{
    private const int Length = 500_000;

    private HostFixture? _one;
    private HostFixture? _two;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private HostFixture One => _one!;

    private HostFixture Two => _two!;

    public async ValueTask InitializeAsync()
    {
        PostgresServer server = await PostgresServer.SharedAsync();
        Requirement.Check(server.Missing);
        string database = await server.CreateMigratedDatabaseAsync();
        string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        void Share(HostSettings settings)
        {
            settings["Database:ConnectionString"] = database;
            settings["Security:MasterKey"] = key;
            settings["Documents:Directory"] = Path.Combine(_one?.DataFolder ?? settings.DataFolder, "documents");
        }

        _one = await HostFixture.StartAsync(new PostgreSql(), Share);
        _two = await HostFixture.StartAsync(new PostgreSql(), Share);
    }

    [Fact]
    public async Task An_upload_goes_on_at_the_other_host_and_back()
    {
        using Draft here = await Draft.StartAsync(One);
        using var there = new Draft(Two, here.Id);
        byte[] paper = LargePaper.Of(Length);
        Uri upload = await here.BeginAsync(Length);

        await here.SendAsync(upload, 0, paper[..200_000]);
        (await there.OffsetAsync(upload)).ShouldBe(200_000);
        await there.SendAsync(upload, 200_000, paper[200_000..300_000]);
        await here.SendAsync(upload, 300_000, paper[300_000..400_000]);
        await there.SendAsync(upload, 400_000, paper[400_000..]);

        UploadStatus status = await here.StatusAsync(upload);
        status.Document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
        await here.ShouldHoldAsync(status.Document.Id);
    }

    [Fact]
    public async Task A_request_that_hangs_at_one_host_cannot_add_to_what_went_on_at_the_other()
    {
        using Draft here = await Draft.StartAsync(One);
        using var there = new Draft(Two, here.Id);
        byte[] paper = LargePaper.Of(Length);
        Uri upload = await here.BeginAsync(Length);
        using HangingPatch lost = await HangingPatch.BeginAsync(here.Owner, upload, 0, Length);
        await lost.SendAsync(paper.AsMemory(0, 300_000));
        await Eventually.HappensAsync("bytes arrive", () => Task.FromResult(Draft.Arriving(One).Length > 0));

        await there.SendAsync(upload, 0, paper[..100_000]);
        lost.End("closed");
        await Eventually.HappensAsync("the lost request ends", () => Task.FromResult(One.Runs(upload) is null));

        (await there.OffsetAsync(upload)).ShouldBe(100_000);
        UploadFiles.Of(One, upload).ShouldHaveSingleItem("What the lost request had is erased.");
        Draft.Arriving(One).ShouldBeEmpty();
        await here.SendAsync(upload, 100_000, paper[100_000..]);
        (await there.StatusAsync(upload)).Document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
        One.Log.ShouldHaveNoErrors();
    }

    [Fact]
    public async Task Clients_at_both_hosts_that_resume_whenever_refused_make_one_whole_document()
    {
        using Draft here = await Draft.StartAsync(One);
        using var there = new Draft(Two, here.Id);
        byte[] paper = LargePaper.Of(4 * Length);
        Uri upload = await here.BeginAsync(paper.Length);

        await Task.WhenAll(new[] { here, there, here, there }.Select(draft => ConcurrentWritersTests.ResumeUntilWholeAsync(draft, upload, paper)));

        await Eventually.HappensAsync("the document is made", async () => (await here.StatusAsync(upload)).State == UploadStanding.Finished);
        UploadStatus status = await there.StatusAsync(upload);
        status.Document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
        await here.ShouldHoldAsync(status.Document.Id);
        UploadFiles.Of(One, upload).ShouldBeEmpty();
    }

    [Fact]
    public async Task Both_may_sweep_and_finish_at_once()
    {
        using Draft draft = await Draft.StartAsync(One);
        List<Uri> expired = [];
        for (int i = 0; i < 10; i++)
        {
            expired.Add(await draft.BeginAsync(Length));
            await draft.SendAsync(expired[^1], 0, LargePaper.Of(1000));
        }

        One.Clock.Advance(TimeSpan.FromHours(25));
        Two.Clock.Advance(TimeSpan.FromHours(25));
        await Task.WhenAll(new[] { One, Two, One, Two }.Select(host => host.Services.GetRequiredService<SweepUploadsJob>().RunAsync(Cancelled)));
        await Task.WhenAll(new[] { One, Two }.Select(host => host.Services.GetRequiredService<FinishUploadsJob>().RunAsync(Cancelled)));

        (await UploadRows.CountAsync(draft)).ShouldBe(0);
        expired.SelectMany(upload => UploadFiles.Of(One, upload)).ShouldBeEmpty();
        One.Log.ShouldHaveNoErrors();
        Two.Log.ShouldHaveNoErrors();
    }

    public async ValueTask DisposeAsync()
    {
        if (_two is not null)
            await _two.DisposeAsync();
        if (_one is not null)
            await _one.DisposeAsync();
    }
}
