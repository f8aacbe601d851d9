using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Submitting;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>The checklist of papers, from the answers.</summary>
internal sealed record GetEvidence(Guid Id, Caller Caller) : IRequest<IReadOnlyList<EvidenceItem>>;

internal sealed class GetEvidenceHandler(IApplicationsDb db, FormCatalog forms, EvidenceDeadline deadline) : IRequestHandler<GetEvidence, IReadOnlyList<EvidenceItem>>
{
    public async Task<IReadOnlyList<EvidenceItem>> Handle(GetEvidence request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        FormEvaluation evaluation = FormEvaluation.Run(forms.FormOf(application), application.Sheet(), OwnApplication.FactsOf(application));
        return EvidenceItem.Of(evaluation, await db.EvidenceOfAsync(application.Id, cancellationToken), deadline.Of(application));
    }
}
