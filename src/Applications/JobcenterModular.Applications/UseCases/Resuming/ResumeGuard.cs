using JobcenterModular.Applications.Domain;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Resuming;

/// <summary>
/// Ten tries per application in fifteen minutes, counted in the database and thus over all hosts. Against 60 random bits
/// that leaves no chance to guess, and a person who mistypes is not locked out for long.
/// </summary>
internal sealed class ResumeGuard(TimeProvider time)
{
    public const int MostTries = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Counts a try by one atomic update.</summary>
    /// <exception cref="RefusalException">Too many tries.</exception>
    public async Task CountTryAsync(IApplicationsDb db, BenefitApplicationId id, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset windowStart = now - Window;
        int counted = await db.ResumeAttempts
            .Where(row => row.ApplicationId == id && row.WindowStartedAt > windowStart && row.Count < MostTries)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count + 1), cancellationToken);
        if (counted == 1)
            return;
        int restarted = await db.ResumeAttempts
            .Where(row => row.ApplicationId == id && row.WindowStartedAt <= windowStart)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, 1).SetProperty(row => row.WindowStartedAt, now), cancellationToken);
        if (restarted == 0)
            throw await TooManyAsync(db, id, now, cancellationToken);
    }

    /// <summary>The right code was given: earlier tries no longer count.</summary>
    public static Task ForgetTriesAsync(IApplicationsDb db, BenefitApplicationId id, CancellationToken cancellationToken) => db.ResumeAttempts
        .Where(row => row.ApplicationId == id)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, 0), cancellationToken);

    private static async Task<RefusalException> TooManyAsync(
        IApplicationsDb db, BenefitApplicationId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset windowStart = await db.ResumeAttempts.Where(row => row.ApplicationId == id)
            .Select(row => row.WindowStartedAt)
            .SingleOrDefaultAsync(cancellationToken);
        TimeSpan wait = windowStart + Window - now;
        return ApplicationsRefusals.ResumeTooMany.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [ProblemWriter.RetryAfterSeconds] = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)),
        });
    }
}
