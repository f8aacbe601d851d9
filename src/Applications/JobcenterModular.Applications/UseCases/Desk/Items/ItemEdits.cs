using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>
/// A change of one item in the version that its editor saw. Of two people on one item the second is told what the first did:
/// 412 with both versions and the lines in between.
/// </summary>
internal sealed class ItemEdits(IApplicationsDb db, DeskClock clock)
{
    /// <summary>Changes and saves it; what a change leaves as it was is not saved.</summary>
    /// <param name="id">Of the item.</param>
    /// <param name="expectedVersion">The version that the editor saw.</param>
    /// <param name="yours">What the editor wants, for the 412.</param>
    /// <param name="change">May refuse.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<WorkItemRow> RunAsync(Guid id, long expectedVersion, object yours, Action<WorkItem> change, CancellationToken cancellationToken) => RunAsync(
        id,
        expectedVersion,
        yours,
        item =>
        {
            change(item);
            return Task.CompletedTask;
        },
        cancellationToken);

    /// <summary>The same for a change that must look at more than the item.</summary>
    public Task<WorkItemRow> RunAsync(Guid id, long expectedVersion, object yours, Func<WorkItem, Task> change, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(
            async () =>
            {
                WorkItem item = await db.ItemAsync(id, cancellationToken);
                if (item.Version != expectedVersion)
                    throw await StaleAsync(item, expectedVersion, yours, cancellationToken);
                await change(item);
                if (item.Changes.Count > 0)
                    await db.SaveChangesAsync(cancellationToken);
                return WorkItemRow.Of(item, clock.Today());
            },
            db.Forget,
            cancellationToken);

    private async Task<RefusalException> StaleAsync(WorkItem item, long expectedVersion, object yours, CancellationToken cancellationToken)
    {
        List<WorkItemChange> since = await db.WorkItemChanges.AsNoTracking()
            .Where(change => change.ItemId == item.Id && change.ItemVersion > expectedVersion)
            .OrderBy(change => change.At).ThenBy(change => change.ItemVersion).ThenBy(change => change.Id)
            .Take(ItemLimits.HistoryLines)
            .ToListAsync(cancellationToken);
        return DeskRefusals.Stale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["current"] = WorkItemRow.Of(item, clock.Today()),
            ["yours"] = new { etag = EntityTags.Of(expectedVersion), wanted = yours },
            ["changes"] = since.ConvertAll(HistoryLine.Of),
        });
    }
}

/// <summary>How much of an item is shown and written.</summary>
internal static class ItemLimits
{
    public const int HistoryLines = 200;
    public const int Notes = 200;
    public const int NoteLength = 4000;
    public const int ReasonLength = 1000;
    public const int BulkItems = 1000;
}

/// <summary>Finds items.</summary>
internal static class ItemLookup
{
    /// <summary>The item, tracked.</summary>
    public static async Task<WorkItem> ItemAsync(this IApplicationsDb db, Guid id, CancellationToken cancellationToken) =>
        await db.WorkItems.SingleOrDefaultAsync(item => item.Id == id, cancellationToken) ?? throw DeskRefusals.NotFound.ToException();
}
