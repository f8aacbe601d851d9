using JobcenterModular.Applications.Domain;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>The receipt once more, for who lost it.</summary>
internal sealed record GetReceipt(Guid Id, Caller Caller) : IRequest<SubmittedApplication>;

internal sealed class GetReceiptHandler(IApplicationsDb db, IRequestHandler<SubmitApplication, SubmittedApplication> submission)
    : IRequestHandler<GetReceipt, SubmittedApplication>
{
    public async Task<SubmittedApplication> Handle(GetReceipt request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.OwnAsync(request.Id, request.Caller, cancellationToken);
        if (application.IsDraft)
            throw ApplicationsRefusals.NotSubmitted.ToException();
        return await submission.Handle(new SubmitApplication(request.Id, request.Caller), cancellationToken);
    }
}
