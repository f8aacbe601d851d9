using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Renewals;
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
        FormDefinition form = forms.FormOf(application);
        FormEvaluation whole = FormEvaluation.Run(
            form, await db.SheetTodayAsync(application, cancellationToken), await db.FactsOfAsync(application, form, cancellationToken));
        FormEvaluation evaluation = whole.Without(await db.ClosedPartsAsync(application.Id, form, whole, cancellationToken));
        return EvidenceItem.Of(evaluation, await db.EvidenceOfAsync(application.Id, cancellationToken), deadline.Of(application));
    }
}
