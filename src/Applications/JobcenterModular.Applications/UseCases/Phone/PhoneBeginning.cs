using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>Stores what was begun on the phone once, however often the same request comes.</summary>
internal sealed class PhoneBeginning(Idempotency idempotency)
{
    private const int MostReferenceDraws = 5;

    /// <summary>The first reply to the same request, if there is one.</summary>
    public Task<T?> EarlierAsync<T>(IApplicationsDb db, IdempotentAttempt attempt, CancellationToken cancellationToken)
        where T : class => idempotency.FindAsync<T>(db.Shared, attempt, cancellationToken);

    /// <summary>Begins and saves, or answers with the first reply.</summary>
    /// <param name="begin">Adds everything to the coming save; starts over when the reference that it drew is taken.</param>
    public async Task<T> StoreAsync<T>(IApplicationsDb db, IdempotentAttempt attempt, Func<T> begin, CancellationToken cancellationToken)
        where T : class
    {
        for (int draw = 1; ; draw++)
        {
            if (await idempotency.FindAsync<T>(db.Shared, attempt, cancellationToken) is { } earlier)
                return earlier;
            T reply = begin();
            idempotency.Remember(db.Shared, attempt, reply);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                await db.Shared.WaitForDeliveryAsync(cancellationToken);
                return reply;
            }
            catch (DbUpdateException exception) when (draw < MostReferenceDraws
                && (Idempotency.LostRace(exception) || UniqueViolation.IsOn(exception, "applications")))
            {
                db.Forget();
            }
        }
    }
}
