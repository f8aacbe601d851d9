using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Messaging;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>
/// Starts a use case over when somebody else saved the same row in between. The action loads what it needs anew each
/// time; conflicts that people must see (ETags) are its own to find.
/// </summary>
public static class OptimisticRetry
{
    private const int MostTries = 40;

    /// <summary>Runs the action until its save meets no other.</summary>
    /// <exception cref="SharedKernel.RefusalException"><c>request.busy</c> after too many conflicts.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> action, Action forget, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await action();
            }
            catch (DbUpdateConcurrencyException)
            {
                if (attempt == MostTries)
                    throw HttpRefusals.Busy.ToException();
                forget();
            }
            catch (DbUpdateException exception) when (attempt < MostTries && BatchRace.IsLostBy(exception) && !Idempotency.LostRace(exception))
            {
                // A lost Idempotency-Key is the caller's to answer: there is a first reply to give.
                forget();
            }

#pragma warning disable CA5394 // Jitter spreads rivals; nothing secret depends on it.
            await Task.Delay(Random.Shared.Next(1, 4 + (4 * attempt)), cancellationToken);
#pragma warning restore CA5394
        }
    }
}
