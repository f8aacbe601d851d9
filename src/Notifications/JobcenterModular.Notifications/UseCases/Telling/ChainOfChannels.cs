using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Alarms;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.UseCases.Alarms;
using JobcenterModular.Notifications.UseCases.Reminders;
using JobcenterModular.Notifications.UseCases.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Notifications.UseCases.Telling;

/// <summary>
/// Draws the line under a notice after each of its deliveries: told, or on to the next channel, or over to people. Reads
/// everything anew, so that it may be called again at any time, such as by the watch over the ledger after a crash.
/// </summary>
internal sealed partial class ChainOfChannels(IServiceScopeFactory scopes, ILaneSignals lanes, IAlarms alarms, ILogger<ChainOfChannels> logger)
{
    /// <summary>A delivery of this notice was closed.</summary>
    public Task AfterAsync(Guid noticeId, CancellationToken cancellationToken) => RunAsync(noticeId, silent: false, cancellationToken);

    /// <summary>A channel took it and nobody has read it for too long.</summary>
    public Task AfterSilenceAsync(Guid noticeId, CancellationToken cancellationToken) => RunAsync(noticeId, silent: true, cancellationToken);

    private async Task RunAsync(Guid noticeId, bool silent, CancellationToken cancellationToken)
    {
        Outcome outcome = await OptimisticRetry.RunAsync(
            async () =>
            {
                await using AsyncServiceScope scope = scopes.CreateAsyncScope();
                return await StepAsync(scope.ServiceProvider, noticeId, silent, cancellationToken);
            },
            static () => { },
            cancellationToken);
        if (outcome.Changed)
            lanes.Wake();
    }

    private async Task<Outcome> StepAsync(IServiceProvider services, Guid noticeId, bool silent, CancellationToken cancellationToken)
    {
        INotificationsDb db = services.GetRequiredService<INotificationsDb>();
        Notice? notice = await db.Notices.SingleOrDefaultAsync(row => row.Id == noticeId, cancellationToken);
        if (notice is null || notice.Standing is NoticeStanding.Cancelled or NoticeStanding.Expired or NoticeStanding.Alarmed)
            return new Outcome(Changed: false);
        List<Delivery> outside = await db.Deliveries.AsNoTracking()
            .Where(row => row.NoticeId == noticeId && row.Channel != Channel.Inbox)
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        if (silent && notice.ReminderId is { } reminder && !await services.GetRequiredService<ReminderTruth>().IsTrueAsync(reminder, cancellationToken))
            return new Outcome(Changed: false); // Nobody need read what is no longer so.
        string? lost = null;
        switch (NextSteps.After(notice, outside, silent))
        {
            case NextStep.Wait:
                return new Outcome(Changed: false);
            case NextStep.Told:
                notice.MarkTold();
                break;
            case NextStep.Cancelled:
                notice.Close(NoticeStanding.Cancelled);
                break;
            case NextStep.Expired:
                notice.Close(NoticeStanding.Expired);
                break;
            default:
                lost = await GoOnAsync(services, db, notice, outside, silent, cancellationToken);
                break;
        }

        // Before the save: a host that dies between the two raises it again, and not never.
        if (lost is not null)
            await alarms.RaiseAsync(AlarmKinds.NobodyReached, lost, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome(Changed: true);
    }

    // Answers the purpose of a notice that nobody takes over.
    private async Task<string?> GoOnAsync(
        IServiceProvider services, INotificationsDb db, Notice notice, List<Delivery> outside, bool silent, CancellationToken cancellationToken)
    {
        KnownApplication? known = await db.KnownApplications.SingleOrDefaultAsync(row => row.Id == notice.ApplicationId, cancellationToken);
        if (notice.Audience == Audience.Applicant && known is not null)
        {
            Reach reach = await services.GetRequiredService<ReachLookup>().OfAsync(known, cancellationToken);
            IReadOnlyList<Way> ways = ChannelPlan.For(reach, PurposeRules.Of(notice.Purpose));

            // By what she wants and has proved now, not when the notice was written; what was tried is not tried again.
            List<Way> left = [.. ways.Where(way => outside.TrueForAll(tried => tried.Channel != way.Channel))];
            if (left.Count > 0)
            {
                Way next = left[0];
                notice.TryBy([.. left.Select(way => way.Channel)]);
                Letter letter = await services.GetRequiredService<MessageWriter>().WriteAsync(notice, null, next, reach, cancellationToken);
                db.Deliveries.Add(services.GetRequiredService<SealedLetters>().Post(notice, next.Channel, letter, next.PointId, after: outside.Count > 0 ? outside[^1].CreatedAt : null));
                return null;
            }

            // She has left every channel since, and nothing hangs on it: the inbox has it.
            if (ways.Count == 0 && reach.WantsInboxOnly && !notice.IsBinding)
            {
                notice.MarkTold();
                return null;
            }
        }

        notice.RaiseAlarm();
        NobodyReached(logger, notice.Id, notice.Purpose);
        if (notice.Audience == Audience.Team || PurposeRules.Of(notice.Purpose).OfDraft)
            return notice.Purpose;
        await services.GetRequiredService<StaffTasks>().TakeOverAsync(notice, known, silent, cancellationToken);
        return null;
    }

    [LoggerMessage(2105, LogLevel.Critical, "Notice {NoticeId} ({Purpose}) reached nobody by any channel; people have to take over")]
    private static partial void NobodyReached(ILogger logger, Guid noticeId, string purpose);

    private sealed record Outcome(bool Changed);
}
