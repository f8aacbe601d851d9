using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobcenterModular.IntegrationTests.Messaging;

/// <summary>Events are never lost and never act twice (docs/adr/0005-outbox.md).</summary>
public abstract class OutboxTests(ITestDatabase database)
{
    private static readonly TimeSpan LongerThanAnyBackoff = TimeSpan.FromMinutes(13);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_and_event_are_saved_together()
    {
        await using SampleHost host = await SampleHost.StartAsync(database);

        await host.SaveSampleAsync();

        (await host.OutboxAsync()).ShouldHaveSingleItem().Name.ShouldBe("applications.draft-deleted.v1");
    }

    [Fact]
    public async Task A_rollback_leaves_no_event()
    {
        await using SampleHost host = await SampleHost.StartAsync(database);

        await host.WithDbAsync(async db =>
        {
            await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(Cancelled);
            db.Samples.Add(Sample.Create(Guid.NewGuid()));
            await db.SaveChangesAsync(Cancelled);
            await transaction.RollbackAsync(Cancelled);
        });

        (await host.OutboxAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_save_that_fails_leaves_no_event()
    {
        await using SampleHost host = await SampleHost.StartAsync(database);
        Guid taken = await host.SaveSampleAsync();

        await host.WithDbAsync(async db =>
        {
            db.Samples.Add(Sample.Create(taken));
            await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancelled));
        });

        (await host.OutboxAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_crash_between_effect_and_mark_acts_once()
    {
        await using SampleHost host = await SampleHost.StartAsync(database);
        await host.SaveSampleAsync();
        using var death = new CancellationTokenSource();
        host.Faults.Death = death;

        await Should.ThrowAsync<OperationCanceledException>(host.DispatchAsync);
        (await host.EffectsAsync()).ShouldBe(["first", "second"]);
        (await host.OutboxAsync()).ShouldHaveSingleItem().ProcessedAt.ShouldBeNull();

        await using SampleHost restarted = host.Another();
        (await restarted.DispatchAsync()).ShouldBe(0, "the dead host's lease still runs");
        host.Clock.Advance(new OutboxOptions().Lease);
        (await restarted.DispatchAsync()).ShouldBe(1);

        (await restarted.EffectsAsync()).ShouldBe(["first", "second"]);
        (await restarted.OutboxAsync()).ShouldHaveSingleItem().ProcessedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_row_under_an_earlier_name_reaches_the_subscribers_of_today()
    {
        await using SampleHost host = await SampleHost.StartAsync(database);
        var id = Guid.CreateVersion7(host.Clock.GetUtcNow());
        string sample = await File.ReadAllTextAsync(Repository.PathTo("tests", "data", "events", "applications.submitted.v1.json"), Cancelled);
        await host.WithDbAsync(async db =>
        {
            db.Outbox.Add(new OutboxMessage
            {
                Id = id,
                Name = "applications.submitted.v1",
                Payload = sample,
                OccurredAt = host.Clock.GetUtcNow(),
                NextAttemptAt = host.Clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(Cancelled);
        });

        await host.DispatchAsync();

        (await host.EffectsAsync()).ShouldBe(["submitted"]);
        (await host.OutboxAsync()).ShouldHaveSingleItem().ProcessedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task One_failing_subscriber_does_not_stop_its_neighbour()
    {
        await using SampleHost host = await SampleHost.StartAsync(database);
        await host.SaveSampleAsync();
        host.Faults.FirstFails = true;

        await host.DispatchAsync();
        (await host.EffectsAsync()).ShouldBe(["second"]);

        host.Faults.FirstFails = false;
        host.Clock.Advance(LongerThanAnyBackoff);
        await host.DispatchAsync();
        (await host.EffectsAsync()).ShouldBe(["first", "second"]);
        (await host.OutboxAsync()).ShouldHaveSingleItem().Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Poison_is_set_aside_where_everybody_sees_it_and_can_be_replayed()
    {
        await using SampleHost host = await SampleHost.StartAsync(database);
        await host.SaveSampleAsync();
        host.Faults.FirstFails = true;

        for (int attempt = 1; attempt <= new OutboxOptions().MaxAttempts; attempt++)
        {
            (await host.DispatchAsync()).ShouldBe(1);
            host.Clock.Advance(LongerThanAnyBackoff);
        }

        (await host.DispatchAsync()).ShouldBe(0);
        OutboxReport report = await host.Store.OutboxAsync(Cancelled);
        report.Waiting.ShouldBe(0);
        SetAsideEvent poison = report.SetAside.ShouldHaveSingleItem();
        poison.LastError.ShouldBe(nameof(InvalidOperationException));

        host.Faults.FirstFails = false;
        (await host.Store.ReplayAsync(poison.Id, Cancelled)).ShouldBeTrue();
        (await host.DispatchAsync()).ShouldBe(1);

        (await host.EffectsAsync()).ShouldBe(["first", "second"]);
        (await host.Store.OutboxAsync(Cancelled)).SetAside.ShouldBeEmpty();
        (await host.Store.ReplayAsync(poison.Id, Cancelled)).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_dispatchers_at_once_act_once()
    {
        const int Events = 20;
        await using SampleHost one = await SampleHost.StartAsync(database);
        await using SampleHost two = one.Another();
        for (int i = 0; i < Events; i++)
            await one.SaveSampleAsync();

        int[] worked = await Task.WhenAll(Task.Run(one.DispatchAsync, Cancelled), Task.Run(two.DispatchAsync, Cancelled));

        worked.Sum().ShouldBe(Events);
        (await one.EffectsAsync()).Count.ShouldBe(2 * Events);
        (await one.OutboxAsync()).ShouldAllBe(row => row.ProcessedAt != null);
    }

    public sealed class OnSqlite() : OutboxTests(new Sqlite());

    public sealed class OnPostgreSql() : OutboxTests(new PostgreSql());
}
