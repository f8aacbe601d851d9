using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.UseCases.Telling;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Inbox;

/// <summary>The applicant has read a notice: said by the front end when it shows it, never by the opening of a link.</summary>
internal sealed record MarkOwnNoticeRead(Guid ApplicationId, Guid NoticeId, Caller Caller) : IRequest<Unit>;

internal sealed class MarkOwnNoticeReadHandler(INotificationsDb db, ChainOfChannels chain, TimeProvider clock) : IRequestHandler<MarkOwnNoticeRead, Unit>
{
    public async Task<Unit> Handle(MarkOwnNoticeRead request, CancellationToken cancellationToken)
    {
        await db.EnsureOwnInboxAsync(request.ApplicationId, request.Caller, cancellationToken);
        string recipient = Notice.RecipientOf(request.ApplicationId);
        DateTimeOffset? now = clock.GetUtcNow();

        // One statement each: the sender may change the same notice at this moment, and neither disturbs the other.
        int rows = await db.Notices
            .Where(notice => notice.Id == request.NoticeId && notice.Recipient == recipient && notice.Audience == Audience.Applicant)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(notice => notice.ReadAt, notice => notice.ReadAt ?? now)
                    .SetProperty(notice => notice.Version, notice => notice.Version + 1),
                cancellationToken);
        if (rows == 0)
            throw HttpRefusals.NotFound.ToException();
        await db.Deliveries
            .Where(delivery => delivery.NoticeId == request.NoticeId && delivery.Channel == Channel.Inbox && delivery.State == DeliveryState.HandedOver)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(delivery => delivery.State, DeliveryState.Delivered)
                    .SetProperty(delivery => delivery.ClosedAt, now)
                    .SetProperty(delivery => delivery.Version, delivery => delivery.Version + 1),
                cancellationToken);
        await chain.AfterAsync(request.NoticeId, cancellationToken);
        return Unit.Value;
    }
}
