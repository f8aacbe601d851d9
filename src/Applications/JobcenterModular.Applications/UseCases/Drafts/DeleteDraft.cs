using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.UseCases.Phone;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>The owner deletes a draft, at any time; its papers go with it.</summary>
internal sealed record DeleteDraft(Guid Id, Caller Caller) : IRequest;

internal sealed class DeleteDraftHandler(IApplicationsDb db) : IRequestHandler<DeleteDraft, Unit>
{
    public Task<Unit> Handle(DeleteDraft request, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            BenefitApplication application = await db.OwnAsync(request.Id, request.Caller, cancellationToken);
            application.Delete(DeletionReason.Owner);
            await db.RemoveShortApplicationAsync(application, cancellationToken);
            db.Applications.Remove(application);
            await db.SaveChangesAsync(cancellationToken);
            await db.Shared.WaitForDeliveryAsync(cancellationToken);
            return Unit.Value;
        },
        db.Forget,
        cancellationToken);
}
