using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.Applications.UseCases.Phone;
using JobcenterModular.BuildingBlocks.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Applications.Jobs;

/// <summary>
/// Deletes drafts whose promised time is over; never before. A draft that is touched at the same moment wins: its row
/// has another version then, and stays.
/// </summary>
internal sealed partial class ExpireDraftsJob(IServiceScopeFactory scopes, OfficeClock clock, ILogger<ExpireDraftsJob> logger) : IScheduledJob
{
    private const int BatchSize = 100;

    public string Name => "expire-drafts";

    public string Description => "Löscht Entwürfe, deren zugesagte Frist vorbei ist.";

    public string Cron => "0 0 * * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int deleted;
        int found;
        do
        {
            (found, deleted) = await DeleteBatchAsync(cancellationToken);
            if (deleted > 0)
                Expired(logger, deleted);
        }
        while (found == BatchSize && deleted > 0);
    }

    private async Task<(int Found, int Deleted)> DeleteBatchAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IApplicationsDb db = scope.ServiceProvider.GetRequiredService<IApplicationsDb>();
        Clocked clocked = clock.Read();
        DateOnly today = clocked.Today;
        List<BenefitApplicationId> over = await db.Applications
            .Where(row => row.Status == ApplicationStatus.Draft && row.KeepUntil < today)
            .OrderBy(row => row.KeepUntil)
            .Take(BatchSize)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        int deleted = 0;
        foreach (BenefitApplicationId id in over)
            deleted += await DeleteAsync(db, id, clocked, cancellationToken) ? 1 : 0;
        return (over.Count, deleted);
    }

    private static async Task<bool> DeleteAsync(IApplicationsDb db, BenefitApplicationId id, Clocked clocked, CancellationToken cancellationToken)
    {
        db.Forget();
        BenefitApplication? application = await db.Applications.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (application is not { IsDraft: true } || application.KeepUntil >= clocked.Today)
            return false;
        application.Delete(DeletionReason.Expired);
        await db.RemoveShortApplicationAsync(application, cancellationToken);
        db.Applications.Remove(application);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Touched or already deleted in this very moment.
            return false;
        }
    }

    [LoggerMessage(1001, LogLevel.Information, "{Count} drafts deleted after their promised time")]
    private static partial void Expired(ILogger logger, int count);
}
