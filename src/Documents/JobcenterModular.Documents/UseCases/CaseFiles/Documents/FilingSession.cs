using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Documents;

/// <summary>
/// What every filing of the office has in common: the bytes are safe before the rows, a repeat under one key gets the
/// first answer, and bytes without a row are erased where it is certain that there is none.
/// </summary>
internal sealed class FilingSession(
    IDocumentsDb db, CaseFiling filing, ICaseVault vault, OrphanEraser orphans, Idempotency idempotency, IScanQueue scans)
{
    /// <summary>Files what comes in.</summary>
    /// <typeparam name="TReceived">What is read from the wire.</typeparam>
    /// <param name="target">Where it goes, and the key under which it may be repeated.</param>
    /// <param name="read">Reads it into the writer.</param>
    /// <param name="sha256Of">Hash of the bytes that were read.</param>
    /// <param name="add">Adds the rows to the context; started over when somebody else was faster.</param>
    /// <param name="cancellationToken">Ends the reading; what is here whole is finished.</param>
    public async Task<Filed> FileAsync<TReceived>(
        FilingTarget target,
        Func<ISealedWriter, Task<TReceived>> read,
        Func<TReceived, string> sha256Of,
        Func<CaseFile, TReceived, Task<Filed>> add,
        CancellationToken cancellationToken)
        where TReceived : class
    {
        CaseFile file = await db.VisibleCaseAsync(target.CaseId, cancellationToken);
        CaseKey key = await filing.KeyOfAsync(db, file.Id, cancellationToken);
        await using ISealedWriter writer = await vault.BeginAsync(key, cancellationToken);
        TReceived received = await read(writer);
        var attempt = IdempotentAttempt.For(target.Scope, target.IdempotencyKey, received);
        if (await idempotency.FindAsync<FiledReceipt>(db.Shared, attempt, cancellationToken) is { } earlier)
            return new Filed(earlier, Duplicate: false);
        await writer.KeepAsync(sha256Of(received), CancellationToken.None);
        Filed filed = await SaveAsync(target, sha256Of(received), attempt, caseFile => add(caseFile, received));
        scans.Wake();
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return filed;
    }

    private async Task<Filed> SaveAsync(FilingTarget target, string sha256, IdempotentAttempt attempt, Func<CaseFile, Task<Filed>> add)
    {
        try
        {
            db.Forget();
            return await OptimisticRetry.RunAsync(() => AddAsync(target, attempt, add), db.Forget, CancellationToken.None);
        }
        catch (Exception failure) when (failure is RefusalException || (failure is DbUpdateException lost && Idempotency.LostRace(lost)))
        {
            db.Forget();
            await orphans.EraseFromCaseAsync(target.CaseId, sha256, CancellationToken.None);
            db.Forget();
            FiledReceipt? winner = await idempotency.FindAsync<FiledReceipt>(db.Shared, attempt, CancellationToken.None);
            if (winner is null)
                throw;
            return new Filed(winner, Duplicate: false);
        }
    }

    private async Task<Filed> AddAsync(FilingTarget target, IdempotentAttempt attempt, Func<CaseFile, Task<Filed>> add)
    {
        Filed filed = await add(await db.VisibleCaseAsync(target.CaseId, CancellationToken.None));
        if (filed.Duplicate)
            db.Note(new CaseNote(target.CaseId, target.Actor, CaseAction.DocumentReceived) { DocumentId = filed.Receipt.Id, Detail = "duplicate" });
        idempotency.Remember(db.Shared, attempt, filed.Receipt);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateException race) when (UniqueViolation.IsOn(race, "case_documents"))
        {
            // Another version took the number: this one takes the next.
            throw new DbUpdateConcurrencyException("Another version was faster.", race);
        }

        return filed;
    }
}

/// <summary>Where a filing goes.</summary>
/// <param name="CaseId">The case file.</param>
/// <param name="Scope">What a key of the caller's is good for.</param>
/// <param name="IdempotencyKey">The caller's key, if there is one.</param>
/// <param name="Actor">Who files.</param>
internal sealed record FilingTarget(Guid CaseId, string Scope, string? IdempotencyKey, Actor Actor);
