using JobcenterModular.Applications.Domain;
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
        foreach (Guid applicationId in integrationEvent.ApplicationIds)
        {
            var id = new BenefitApplicationId(applicationId);
            if (await db.Applications.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } application)
                db.Applications.Remove(application);

            // What hangs on the application by id alone: its work, and what its household was granted by it.
            db.WorkItems.RemoveRange(await db.WorkItems.Where(row => row.ApplicationId == id).ToListAsync(cancellationToken));
            db.ApprovalPeriods.RemoveRange(await db.ApprovalPeriods.Where(row => row.ApplicationId == id).ToListAsync(cancellationToken));
        }
    }
}
