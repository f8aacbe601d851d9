using JobcenterModular.Documents.Domain.Leaving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.UseCases.Leaving.Dropping;

/// <summary>Calls operations, once for each hand-over, when it failed or nobody answered for too long.</summary>
internal sealed partial class HandOverAlarm(IDocumentsDb db, IOptions<HandOverOptions> options, TimeProvider clock, ILogger<HandOverAlarm> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        db.Forget();
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset tooOld = now - options.Value.AlarmAfter;

        // A person who does not fetch their own data is nobody's alarm.
        List<HandOver> due = await db.HandOvers.AsNoTracking()
            .Where(row => row.AlarmedAt == null && row.State != HandOverState.Acknowledged
                && (row.State == HandOverState.Failed || row.Failure != null
                    || (row.Kind != HandOverKind.PersonalData && row.RequestedAt <= tooOld)))
            .OrderBy(row => row.RequestedAt)
            .ToListAsync(cancellationToken);
        foreach (HandOver row in due)
        {
            DateTimeOffset? at = now;
            int mine = await db.HandOvers.Where(each => each.Id == row.Id && each.AlarmedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.AlarmedAt, at), cancellationToken);
            if (mine == 1)
                StandsStill(logger, row.Id, row.Kind, row.State, row.Failure ?? "no_answer");
        }
    }

    [LoggerMessage(2061, LogLevel.Critical, "Hand-over {HandOverId} ({Kind}) is {State}: {Why}; somebody has to look")]
    private static partial void StandsStill(ILogger logger, Guid handOverId, HandOverKind kind, HandOverState state, string why);
}
