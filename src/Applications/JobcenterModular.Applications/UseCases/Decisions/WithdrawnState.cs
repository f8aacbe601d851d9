using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Decisions;

/// <summary>Whether the applicant still wants the application.</summary>
internal static class WithdrawnState
{
    public static async Task<bool> IsWithdrawnAsync(this IApplicationsDb db, BenefitApplicationId application, CancellationToken cancellationToken) =>
        await db.Withdrawals.AnyAsync(row => row.ApplicationId == application, cancellationToken)
        || await db.Decisions.AnyAsync(row => row.Id == application && row.Kind == DecisionKind.Withdrawn, cancellationToken);

    public static async Task EnsureNotWithdrawnAsync(this IApplicationsDb db, BenefitApplicationId application, CancellationToken cancellationToken)
    {
        if (await db.IsWithdrawnAsync(application, cancellationToken))
            throw DecisionRefusals.ApplicationWithdrawn.ToException();
    }
}
