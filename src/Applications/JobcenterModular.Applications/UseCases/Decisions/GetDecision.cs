using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.Applications.UseCases.Desk;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Decisions;

/// <summary>What was decided, for staff; version 0 if nothing was.</summary>
internal sealed record GetDecision(Guid Id) : IRequest<DecisionView>;

internal sealed class GetDecisionHandler(IApplicationsDb db, DecisionViews views) : IRequestHandler<GetDecision, DecisionView>
{
    public async Task<DecisionView> Handle(GetDecision request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.SentAsync(new BenefitApplicationId(request.Id), cancellationToken);
        Decision? decision = await db.Decisions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == application.Id, cancellationToken);
        return await views.OfAsync(application, decision, cancellationToken);
    }
}
