using JobcenterModular.Applications.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Applications.Jobs;

/// <summary>A row whose day is over.</summary>
internal sealed record DueRow
{
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Of the row.</summary>
    public required Guid Id { get; init; }
}

/// <summary>
/// Looks at every row whose day is over, page by page in the order of days, each in a scope and a save of its own. A row that cannot be
/// told is logged and left out, so that it stops no other; one that needs nothing now takes nobody's place.
/// </summary>
internal sealed partial class RowWatch(IServiceScopeFactory scopes, ILogger<RowWatch> logger)
{
    /// <summary>Rows of one page.</summary>
    public const int PageSize = 100;

    /// <summary>Runs once over all of them.</summary>
    /// <param name="job">Name of the job, for the log.</param>
    /// <param name="over">All rows whose day is over, in any order.</param>
    /// <param name="tell">Does what one row needs and leaves the save to the watch; true if a person was told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How often a person was told.</returns>
    public async Task<int> RunAsync(
        string job,
        Func<IApplicationsDb, IQueryable<DueRow>> over,
        Func<IApplicationsDb, Guid, CancellationToken, Task<bool>> tell,
        CancellationToken cancellationToken)
    {
        int told = 0;
        DueRow? last = null;
        List<DueRow> page;
        do
        {
            page = await PageAsync(over, last, cancellationToken);
            foreach (DueRow row in page)
                told += await TellAsync(job, row.Id, tell, cancellationToken) ? 1 : 0;
            last = page.LastOrDefault();
        }
        while (page.Count == PageSize);
        return told;
    }

    private async Task<List<DueRow>> PageAsync(Func<IApplicationsDb, IQueryable<DueRow>> over, DueRow? last, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IQueryable<DueRow> rows = over(scope.ServiceProvider.GetRequiredService<IApplicationsDb>());
        if (last is { Day: var day, Id: var id })
            rows = rows.Where(row => row.Day >= day && (row.Day > day || row.Id.CompareTo(id) > 0));
        return await rows.OrderBy(row => row.Day).ThenBy(row => row.Id).Take(PageSize).ToListAsync(cancellationToken);
    }

    private async Task<bool> TellAsync(
        string job, Guid id, Func<IApplicationsDb, Guid, CancellationToken, Task<bool>> tell, CancellationToken cancellationToken)
    {
        try
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            IApplicationsDb db = scope.ServiceProvider.GetRequiredService<IApplicationsDb>();
            bool told = await tell(db, id, cancellationToken);
            await db.SaveOrStartOverAsync(cancellationToken);
            return told;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else changed it in this very moment; the next run looks again.
            return false;
        }
#pragma warning disable CA1031 // Whatever is wrong with one row, the others must be told.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The kind of error alone: its words may carry what stands in the row.
            LeftOut(logger, job, id, exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(1014, LogLevel.Error, "{Job} left out row {Row}: {Error}")]
    private static partial void LeftOut(ILogger logger, string job, Guid row, string error);
}
