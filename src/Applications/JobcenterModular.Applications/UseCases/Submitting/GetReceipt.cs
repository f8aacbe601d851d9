using JobcenterModular.Applications.Domain;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>The receipt once more, for who lost it.</summary>
internal sealed record GetReceipt(Guid Id, Caller Caller) : IRequest<SubmittedApplication>;

internal sealed class GetReceiptHandler(IApplicationsDb db, SubmittedReplies replies) : IRequestHandler<GetReceipt, SubmittedApplication>
{
    public async Task<SubmittedApplication> Handle(GetReceipt request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        return application.IsDraft
            ? throw ApplicationsRefusals.NotSubmitted.ToException()
            : await replies.ReadAsync(db, application, cancellationToken);
    }
}
