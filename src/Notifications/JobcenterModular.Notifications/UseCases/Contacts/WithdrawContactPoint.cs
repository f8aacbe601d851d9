using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using MediatR;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>The caller wants nothing more at this address or number. It counts at once, also for what waits to be sent.</summary>
internal sealed record WithdrawContactPoint(Guid PointId, Caller Caller) : IRequest<Unit>;

internal sealed class WithdrawContactPointHandler(INotificationsDb db, ContactOwners owners, Withdrawing withdrawing, Sealer sealer, TimeProvider clock)
    : IRequestHandler<WithdrawContactPoint, Unit>
{
    public async Task<Unit> Handle(WithdrawContactPoint request, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> lost = await OptimisticRetry.RunAsync(() => WithdrawAsync(request, cancellationToken), db.Forget, cancellationToken);
        await withdrawing.GoOnAsync(lost);
        return Unit.Value;
    }

    private async Task<IReadOnlyList<Guid>> WithdrawAsync(WithdrawContactPoint request, CancellationToken cancellationToken)
    {
        ContactOwnership owner = await owners.OfAsync(request.Caller, cancellationToken);
        ContactPoint point = await owners.PointAsync(owner, request.PointId, cancellationToken);
        string address = sealer.OpenText(point.SealedAddress, ContactPoint.SealPurpose(point.Id));
        IReadOnlyList<Guid> lost = await withdrawing.FromAddressAsync(owner, point, address, cancellationToken);

        // An e-mail address may stand in the application too, where it must not be found again; a number there is never used.
        if (point.Channel == Channel.Email)
            point.Withdraw(clock.GetUtcNow());
        else
            db.ContactPoints.Remove(point);
        await db.SaveChangesAsync(cancellationToken);
        return lost;
    }
}
