using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Applications.Subscriptions;

/// <summary>A person confirmed that the case is deleted: its applications go with answers, submission, summary, papers and what lay on the desk.</summary>
internal sealed class WhenCaseFileDestroyed(IServiceScopeFactory scopes, TimeProvider time)
    : IntegrationEventHandler<CaseFileDestroyed, ApplicationsDbContext>(scopes, time)
{
    protected override async Task HandleAsync(CaseFileDestroyed integrationEvent, ApplicationsDbContext db, CancellationToken cancellationToken)
    {
        var granted = new HashSet<Guid>();
        foreach (Guid applicationId in integrationEvent.ApplicationIds)
        {
            var id = new BenefitApplicationId(applicationId);
            if (await db.Applications.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } application)
                db.Applications.Remove(application);

            // What hangs on the application by id alone: its work, and what its household was granted by it.
            db.WorkItems.RemoveRange(await db.WorkItems.Where(row => row.ApplicationId == id).ToListAsync(cancellationToken));
            List<ApprovalPeriod> periods = await db.ApprovalPeriods.Where(row => row.ApplicationId == id).ToListAsync(cancellationToken);
            granted.UnionWith(periods.Select(period => period.CaseId));
            db.ApprovalPeriods.RemoveRange(periods);
        }

        // A household of which no period is left has no case either.
        List<BenefitCase> households = await db.Cases.Include(household => household.Periods)
            .Where(household => granted.Contains(household.Id)).ToListAsync(cancellationToken);
        db.Cases.RemoveRange(households.Where(household => household.Periods.All(period => db.Entry(period).State == EntityState.Deleted)));
    }
}
