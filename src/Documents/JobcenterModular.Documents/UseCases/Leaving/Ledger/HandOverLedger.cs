using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Leaving.Ledger;

/// <summary>Writes the ledger of what leaves. Each change is a line in the log of the case file too, in the same save.</summary>
internal sealed class HandOverLedger(IDocumentsDb db, Idempotency idempotency, TimeProvider clock)
{
    /// <summary>A new row in the coming save.</summary>
    public HandOver Add(Guid caseId, HandOverKind kind, string receiver, string? note, Actor actor)
    {
        DateTimeOffset now = clock.GetUtcNow();
        var row = new HandOver
        {
            Id = Guid.CreateVersion7(now),
            CaseId = caseId,
            Kind = kind,
            Receiver = receiver,
            Note = note,
            RequestedBy = actor.Relation == "owner" ? actor.Relation : actor.Subject,
            RequestedAt = StoredInstant.Read(StoredInstant.Of(now)),
        };
        db.HandOvers.Add(row);
        Note(row, actor);
        return row;
    }

    /// <summary>A new row, once for each key.</summary>
    public async Task<HandOverView> AddOnceAsync(
        IdempotentAttempt attempt, Func<Task<HandOver>> add, CancellationToken cancellationToken)
    {
        if (await idempotency.FindAsync<HandOverView>(db.Shared, attempt, cancellationToken) is { } earlier)
            return earlier;
        try
        {
            var view = HandOverView.Of(await add());
            idempotency.Remember(db.Shared, attempt, view);
            await db.SaveChangesAsync(cancellationToken);
            return view;
        }
        catch (DbUpdateException lost) when (Idempotency.LostRace(lost))
        {
            db.Forget();
            HandOverView? winner = await idempotency.FindAsync<HandOverView>(db.Shared, attempt, cancellationToken);
            if (winner is null)
                throw;
            return winner;
        }
    }

    /// <summary>Changes a row, whoever else does so at the same moment.</summary>
    public Task<HandOverView> ChangeAsync(Guid id, Actor actor, Action<HandOver> change, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            db.Forget();
            HandOver row = await db.HandOvers.SingleAsync(each => each.Id == id, cancellationToken);
            change(row);
            Note(row, actor);
            await db.SaveChangesAsync(cancellationToken);
            return HandOverView.Of(row);
        },
        db.Forget,
        cancellationToken);

    /// <summary>A hand-over of a case file that staff may know of.</summary>
    public async Task<HandOver> FindAsync(Guid caseId, Guid id, HandOverKind kind, CancellationToken cancellationToken)
    {
        await db.VisibleCaseAsync(caseId, cancellationToken);
        return await db.HandOvers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.CaseId == caseId && row.Kind == kind, cancellationToken)
            ?? throw HttpRefusals.NotFound.ToException();
    }

    private void Note(HandOver row, Actor actor) => db.Note(new CaseNote(row.CaseId, actor, CaseAction.HandedOver)
    {
        Detail = $"{ExportScope.CodeOf(row.Kind)} {row.Id} {ExportScope.CodeOf(row.State)}{(row.Failure is { } failure ? $" {failure}" : "")}",
    });
}
