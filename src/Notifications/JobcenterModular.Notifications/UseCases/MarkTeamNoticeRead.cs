using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Notifications.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases;

/// <summary>Somebody of the team has read a notice. The first time counts; again changes nothing.</summary>
internal sealed record MarkTeamNoticeRead(Guid NoticeId) : IRequest<Unit>;

internal sealed class MarkTeamNoticeReadHandler(INotificationsDb db, TimeProvider clock) : IRequestHandler<MarkTeamNoticeRead, Unit>
{
    public async Task<Unit> Handle(MarkTeamNoticeRead request, CancellationToken cancellationToken)
    {
        // One statement: two colleagues who read at the same moment do not disturb each other.
        DateTimeOffset? now = clock.GetUtcNow();
        int rows = await db.Notices
            .Where(notice => notice.Id == request.NoticeId && notice.Audience == Audience.Team)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(notice => notice.ReadAt, notice => notice.ReadAt ?? now)
                    .SetProperty(notice => notice.Version, notice => notice.Version + 1),
                cancellationToken);
        return rows == 1 ? Unit.Value : throw HttpRefusals.NotFound.ToException();
    }
}
