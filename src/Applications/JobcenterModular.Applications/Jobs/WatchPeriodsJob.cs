using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.Applications.UseCases.Requests;
using JobcenterModular.BuildingBlocks.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Applications.Jobs;

/// <summary>
/// Tells a person when a provisional period is over: final figures must be asked for, and the final decision follows
/// (§ 41a (3) SGB II). It decides nothing.
/// </summary>
internal sealed partial class WatchPeriodsJob(IServiceScopeFactory scopes, OfficeClock clock, ILogger<WatchPeriodsJob> logger) : IScheduledJob
{
    private const int MostOfOneRun = 10_000;

    public string Name => "watch-periods";

    public string Description => "Legt eine Aufgabe an, wenn ein vorläufiger Bewilligungszeitraum vorbei ist.";

    public string Cron => "0 20 3 * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateOnly today = clock.Read().Today;
        List<Guid> over;
        await using (AsyncServiceScope scope = scopes.CreateAsyncScope())
        {
            over = await scope.ServiceProvider.GetRequiredService<IApplicationsDb>().ApprovalPeriods
                .Where(row => row.Provisional && row.State != PeriodState.Withdrawn && row.To < today && row.FinalFiguresAskedAt == null)
                .OrderBy(row => row.To)
                .Take(MostOfOneRun)
                .Select(row => row.Id)
                .ToListAsync(cancellationToken);
        }

        int raised = 0;
        foreach (Guid id in over)
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            raised += await TellAsync(scope.ServiceProvider.GetRequiredService<IApplicationsDb>(), id, today, cancellationToken) ? 1 : 0;
        }

        if (raised > 0)
            Raised(logger, raised);
    }

    private async Task<bool> TellAsync(IApplicationsDb db, Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        BenefitCase? household = await db.Cases.Include(row => row.Periods)
            .SingleOrDefaultAsync(row => row.Periods.Any(period => period.Id == id), cancellationToken);
        ApprovalPeriod? period = household?.Periods.Single(row => row.Id == id);
        if (household is null || period is not { Provisional: true, FinalFiguresAskedAt: null } || period.State == PeriodState.Withdrawn || period.To >= today)
            return false;
        DateTimeOffset now = clock.Read().Now;
        period.FinalFiguresAskedAt = now;
        db.Shared.Guard(household);
        WorkItem item = await db.ItemOfAsync(period.ApplicationId, cancellationToken);
        bool raised = await db.RaiseOnceAsync(period.Id, TaskReason.FinalFigures, item, now, cancellationToken);
        try
        {
            await db.SaveOrStartOverAsync(cancellationToken);
            return raised;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Decided anew in this very moment; the next run looks again.
            return false;
        }
    }

    [LoggerMessage(1011, LogLevel.Information, "{Count} provisional periods are over; a person was told of each")]
    private static partial void Raised(ILogger logger, int count);
}
