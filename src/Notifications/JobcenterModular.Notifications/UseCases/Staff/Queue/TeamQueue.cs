using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Staff.Queue;

/// <summary>Whose notices are meant.</summary>
/// <param name="Team">Key of the team; without it all teams.</param>
/// <param name="Mine">Only what is assigned to the caller, or to somebody for whom the caller stands in today.</param>
/// <param name="Caller">Who asks.</param>
internal sealed record QueuePart(string? Team, bool? Mine, Caller Caller);

/// <summary>The notices of staff.</summary>
internal sealed class TeamQueue(INotificationsDb db, StaffPresence presence)
{
    public const int MostTeam = 100;

    public async Task<IQueryable<Notice>> OfAsync(QueuePart part, CancellationToken cancellationToken)
    {
        IQueryable<Notice> notices = db.Notices.AsNoTracking().Where(notice => notice.Audience == Audience.Team);
        if (!string.IsNullOrEmpty(part.Team))
            notices = notices.Where(notice => notice.Recipient == part.Team);
        if (part.Mine != true || part.Caller.Subject is not { } self)
            return notices;
        IReadOnlyList<string> work = (await presence.TodayAsync(cancellationToken)).WorkOf(self);
        return notices.Where(notice => work.Contains(notice.AssignedTo));
    }
}
