using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Security;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk;

/// <summary>A person of staff, and the application's own thing on the desk.</summary>
internal static class StaffActor
{
    /// <summary>Whoever calls, under the role that lets them in. A token that names nobody lets nobody act.</summary>
    public static Actor Of(Caller caller) => caller.Subject is { } subject && caller.RoleUnder(Policies.Desk) is { } role
        ? new Actor(subject, role)
        : throw ApplicationsRefusals.NotFound.ToException();

    /// <summary>The application's own thing on the desk, guarded: two changes at the same moment exclude each other.</summary>
    public static async Task<WorkItem> ItemOfAsync(this IApplicationsDb db, BenefitApplicationId application, CancellationToken cancellationToken)
    {
        WorkItem item = await db.WorkItems.SingleAsync(row => row.Id == application.Value, cancellationToken);
        db.Shared.Guard(item);
        return item;
    }
}
