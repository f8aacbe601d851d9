using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.Applications.UseCases.Periods;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Decisions;

/// <summary>The applicant withdraws a sent application, as long as nothing was decided. Said twice, it is said once.</summary>
internal sealed record WithdrawApplication(Guid Id, Caller Caller) : IRequest<WithdrawnApplication>;

/// <summary>An application that is withdrawn.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="WithdrawnAt">When it was withdrawn (UTC).</param>
internal sealed record WithdrawnApplication(Guid ApplicationId, DateTimeOffset WithdrawnAt);

internal sealed class WithdrawApplicationHandler(IApplicationsDb db, TimeProvider time, DecisionEffects effects)
    : IRequestHandler<WithdrawApplication, WithdrawnApplication>
{
    public Task<WithdrawnApplication> Handle(WithdrawApplication request, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(() => WithdrawAsync(request, cancellationToken), db.Forget, cancellationToken);

    private async Task<WithdrawnApplication> WithdrawAsync(WithdrawApplication request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.OwnAsync(request.Id, request.Caller, cancellationToken);
        if (application.IsDraft)
            throw ApplicationsRefusals.NotSubmitted.ToException();
        if (await db.Withdrawals.AsNoTracking().SingleOrDefaultAsync(row => row.ApplicationId == application.Id, cancellationToken) is { } earlier)
            return new WithdrawnApplication(request.Id, earlier.At);
        if (await db.Decisions.AnyAsync(row => row.Id == application.Id && row.Kind != null, cancellationToken))
            throw DecisionRefusals.AlreadyDecided.ToException();
        DateTimeOffset now = time.GetUtcNow();
        db.Withdrawals.Add(new Withdrawal { ApplicationId = application.Id, At = now });
        db.Shared.Guard(application);
        await effects.CloseRequestsAsync(application.Id, now, cancellationToken);
        await db.ReopenPeriodAsync(application.Id, cancellationToken);
        WorkItem item = await db.ItemOfAsync(application.Id, cancellationToken);
        item.MoveTo(item.State == WorkState.WaitingForCustomer ? WorkState.InProgress : item.State, Actor.Applicant, "applicationWithdrawn", null, now);
        await db.SaveOrStartOverAsync(cancellationToken);
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return new WithdrawnApplication(request.Id, now);
    }
}
