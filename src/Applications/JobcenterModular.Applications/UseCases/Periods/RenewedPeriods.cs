using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.Applications.Domain.Renewals;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Periods;

/// <summary>
/// What a renewal says of the period that it renews. The household's case is guarded: a decision at the same moment sees the renewal,
/// or the renewal sees the decision.
/// </summary>
internal static class RenewedPeriods
{
    /// <summary>A renewal was sent, or is worked on again: nobody needs to be reminded of the end of the period.</summary>
    public static async Task RenewAsync(this IApplicationsDb db, Renewal renewal, CancellationToken cancellationToken) =>
        (await db.GuardedCaseAsync(renewal, cancellationToken))?.Renew(renewal.RenewedId);

    /// <summary>An application ends without anybody having decided what it asks for; if it was a renewal, the end of the period is spoken of again.</summary>
    public static async Task ReopenPeriodAsync(this IApplicationsDb db, BenefitApplicationId ended, CancellationToken cancellationToken)
    {
        if (await db.RenewalAsync(ended, cancellationToken) is { } renewal && !await db.IsRenewedByAnotherAsync(renewal, cancellationToken))
            (await db.GuardedCaseAsync(renewal, cancellationToken))?.Reopen(renewal.RenewedId);
    }

    /// <summary>The renewal is decided here after all; a first application has nothing to renew.</summary>
    public static async Task RenewAgainAsync(this IApplicationsDb db, BenefitApplicationId decided, CancellationToken cancellationToken)
    {
        if (await db.RenewalAsync(decided, cancellationToken) is { } renewal)
            await db.RenewAsync(renewal, cancellationToken);
    }

    private static Task<Renewal?> RenewalAsync(this IApplicationsDb db, BenefitApplicationId application, CancellationToken cancellationToken) =>
        db.Renewals.AsNoTracking().SingleOrDefaultAsync(row => row.ApplicationId == application, cancellationToken);

    private static async Task<BenefitCase?> GuardedCaseAsync(this IApplicationsDb db, Renewal renewal, CancellationToken cancellationToken)
    {
        BenefitCase? household = await db.Cases.Include(row => row.Periods).SingleOrDefaultAsync(row => row.Id == renewal.CaseId, cancellationToken);
        if (household is not null)
            db.Shared.Guard(household);
        return household;
    }

    // Two renewals of one application may have been sent; as long as one of them counts, the period is renewed.
    private static Task<bool> IsRenewedByAnotherAsync(this IApplicationsDb db, Renewal renewal, CancellationToken cancellationToken) => (
        from other in db.Renewals
        where other.RenewedId == renewal.RenewedId && other.ApplicationId != renewal.ApplicationId
        join sent in db.Applications on other.ApplicationId equals sent.Id
        where sent.Status != ApplicationStatus.Draft
            && !db.Withdrawals.Any(row => row.ApplicationId == sent.Id)
            && !db.Decisions.Any(row => row.Id == sent.Id && (row.Kind == DecisionKind.Withdrawn || row.Kind == DecisionKind.PassedOn))
        select other.ApplicationId).AnyAsync(cancellationToken);
}
