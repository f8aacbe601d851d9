using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.Applications.UseCases.Periods;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Decisions;

/// <summary>What follows from a decision that counts: the approval period, the desk, and what is still asked for.</summary>
internal sealed class DecisionEffects(IApplicationsDb db)
{
    /// <summary>A decision waits for a second person: a line on the desk, and nothing else.</summary>
    public async Task ProposeAsync(
        BenefitApplication application, DecisionContent content, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        WorkItem item = await db.ItemOfAsync(application.Id, cancellationToken);
        item.MoveTo(item.State, by, "decisionProposed", content.Note, now);
    }

    /// <summary>A decision counts.</summary>
    public async Task ApplyAsync(
        BenefitApplication application, DecisionContent content, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        WorkItem item = await db.ItemOfAsync(application.Id, cancellationToken);
        await SetPeriodAsync(application.Id, item.CaseId, content, now, cancellationToken);
        bool endsUndecided = content.Kind is DecisionKind.Withdrawn or DecisionKind.PassedOn;
        if (endsUndecided)
            await db.ReopenPeriodAsync(application.Id, cancellationToken);
        else
            await db.RenewAgainAsync(application.Id, cancellationToken);

        // After a refusal, or while it is provisional, what was asked for may still come and change the decision (§ 67 SGB I, § 41a SGB II).
        if (endsUndecided || content is { Kind: DecisionKind.Granted, Provisional: false })
            await CloseRequestsAsync(application.Id, now, cancellationToken);
        item.SetDue(null);
        item.MoveTo(WorkState.Done, by, "decided", content.Note, now);
    }

    /// <summary>Nothing that was asked for is needed any more.</summary>
    public async Task CloseRequestsAsync(BenefitApplicationId application, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<InformationRequest> open = await db.InformationRequests
            .Where(row => row.ApplicationId == application && row.State == RequestState.Open).ToListAsync(cancellationToken);
        foreach (InformationRequest request in open)
            request.Withdraw(now);
    }

    // The periods of a household change under one version: of two decisions at once the second sees the first's.
    private async Task SetPeriodAsync(
        BenefitApplicationId application, Guid caseId, DecisionContent content, DateTimeOffset now, CancellationToken cancellationToken)
    {
        BenefitCase? known = await db.Cases.Include(row => row.Periods).SingleOrDefaultAsync(row => row.Id == caseId, cancellationToken);
        ApprovalPeriod? before = known?.PeriodOf(application);
        if (content.Kind != DecisionKind.Granted && before is null)
            return;
        BenefitCase household = known ?? db.Cases.Add(BenefitCase.Open(caseId)).Entity;
        if (known is not null)
            db.Shared.Guard(household);
        if (content.Kind != DecisionKind.Granted)
            household.Withdraw(before!);
        else if (before is not null)
            household.Change(before, content.From!.Value, content.To!.Value, content.Provisional);
        else
            household.Grant(Guid.CreateVersion7(now), application, content.From!.Value, content.To!.Value, content.Provisional);
    }
}
