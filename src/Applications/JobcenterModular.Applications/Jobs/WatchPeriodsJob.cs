using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.BuildingBlocks.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Applications.Jobs;

/// <summary>
/// Tells a person when a provisional period is over: final figures must be asked for, and the final decision follows
/// (§ 41a (3) SGB II). It decides nothing.
/// </summary>
internal sealed partial class WatchPeriodsJob(RowWatch watch, OfficeClock clock, ILogger<WatchPeriodsJob> logger) : IScheduledJob
{
    public string Name => "watch-periods";

    public string Description => "Legt eine Aufgabe an, wenn ein vorläufiger Bewilligungszeitraum vorbei ist.";

    public string Cron => "0 20 3 * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateOnly today = clock.Read().Today;
        int told = await watch.RunAsync(
            Name,
            db => db.ApprovalPeriods
                .Where(row => row.Provisional && row.State != PeriodState.Withdrawn && row.To < today && row.FinalFiguresAskedAt == null)
                .Select(row => new DueRow { Day = row.To, Id = row.Id }),
            (db, id, cancelled) => TellAsync(db, id, today, cancelled),
            cancellationToken);
        if (told > 0)
            Raised(logger, told);
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
        return (await db.RaiseOnceAsync(period.Id, TaskReason.FinalFigures, item, now, cancellationToken)).IsNew;
    }

    [LoggerMessage(1011, LogLevel.Information, "{Count} provisional periods are over; a person was told of each")]
    private static partial void Raised(ILogger logger, int count);
}
