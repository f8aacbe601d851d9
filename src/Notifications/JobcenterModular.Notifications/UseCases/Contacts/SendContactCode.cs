using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.UseCases.Telling;
using MediatR;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>The caller wants another code for an address or number.</summary>
internal sealed record SendContactCode(Guid PointId, Caller Caller) : IRequest<ContactPointView>;

internal sealed class SendContactCodeHandler(
    INotificationsDb db, ContactOwners owners, ContactViews views, ContactCodes codes, Sealer sealer, ILaneSignals lanes)
    : IRequestHandler<SendContactCode, ContactPointView>
{
    public async Task<ContactPointView> Handle(SendContactCode request, CancellationToken cancellationToken)
    {
        ContactPointView view = await OptimisticRetry.RunAsync(() => SendAsync(request, cancellationToken), db.Forget, cancellationToken);
        lanes.Wake();
        return view;
    }

    private async Task<ContactPointView> SendAsync(SendContactCode request, CancellationToken cancellationToken)
    {
        ContactOwnership owner = await owners.OfAsync(request.Caller, cancellationToken);
        ContactPoint point = await owners.PointAsync(owner, request.PointId, cancellationToken);
        if (point.IsUsable)
            throw ContactRefusals.AlreadyProved.ToException();
        await codes.SendAsync(owner, point, sealer.OpenText(point.SealedAddress, ContactPoint.SealPurpose(point.Id)), cancellationToken);
        await db.SaveAgainstRivalsAsync(ContactCodes.BudgetTable, cancellationToken);
        return views.Of(point);
    }
}
