using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>
/// So many tries per application and door within a window, counted in the database and thus over all hosts, each before
/// anything is compared: parallel guesses are counted too.
/// </summary>
internal sealed class TryGuard(TimeProvider time, IOptions<PhoneOptions> options)
{
    private TimeSpan Window => TimeSpan.FromMinutes(options.Value.LockMinutes);

    /// <summary>Counts a try.</summary>
    /// <exception cref="RefusalException">Too many; it says for how long.</exception>
    /// <exception cref="DbUpdateException">The application was deleted in this very moment; see <see cref="ForeignKeyViolation"/>.</exception>
    public async Task CountAsync(IApplicationsDb db, BenefitApplicationId id, GuardedDoor door, Refusal tooMany, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset windowStart = now - Window;
        int most = options.Value.MostTries;
        IQueryable<GuardedTries> tries = db.GuardedTries.Where(row => row.ApplicationId == id && row.Door == door);
        if (await tries.Where(row => row.WindowStartedAt > windowStart && row.Count < most)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count + 1), cancellationToken) == 1)
        {
            return;
        }

        if (await tries.Where(row => row.WindowStartedAt <= windowStart)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, 1).SetProperty(row => row.WindowStartedAt, now), cancellationToken) == 1)
        {
            return;
        }

        var known = await tries.Select(row => new { row.WindowStartedAt, row.Count }).SingleOrDefaultAsync(cancellationToken);
        if (known is not null && known.Count >= most && known.WindowStartedAt > windowStart)
        {
            throw tooMany.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [ProblemWriter.RetryAfterSeconds] = Math.Max(1, (long)Math.Ceiling((known.WindowStartedAt + Window - now).TotalSeconds)),
            });
        }

        // Somebody else's first try was counted in between: this one comes after it.
        if (known is not null || !await BeginAsync(db, id, door, now, cancellationToken))
            await CountAsync(db, id, door, tooMany, cancellationToken);
    }

    /// <summary>Somebody was let in: earlier tries no longer count.</summary>
    public static Task ForgetAsync(IApplicationsDb db, BenefitApplicationId id, GuardedDoor door, CancellationToken cancellationToken) => db.GuardedTries
        .Where(row => row.ApplicationId == id && row.Door == door)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, 0), cancellationToken);

    private static async Task<bool> BeginAsync(
        IApplicationsDb db, BenefitApplicationId id, GuardedDoor door, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = new GuardedTries { ApplicationId = id, Door = door, WindowStartedAt = now, Count = 1 };
        db.GuardedTries.Add(first);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.IsOn(exception, "guarded_tries"))
        {
            return false;
        }
        finally
        {
            db.Forget();
        }
    }
}
