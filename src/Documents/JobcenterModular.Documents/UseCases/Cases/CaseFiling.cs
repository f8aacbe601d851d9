using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Cases;

/// <summary>Begins case files, each with a key of its own.</summary>
internal sealed class CaseFiling(ICaseKeys keys, TimeProvider clock)
{
    /// <summary>A file for a household that has none; saved by the caller.</summary>
    public CaseFile Begin(IDocumentsDb db, PaperFolder folder)
    {
        DateTimeOffset now = clock.GetUtcNow();
        var caseFile = new CaseFile(Guid.CreateVersion7(now), folder.Reference, now);
        WrapNew(caseFile);
        db.CaseFiles.Add(caseFile);
        db.Note(new CaseNote(caseFile.Id, Actor.System("filing"), CaseAction.CaseStarted) { ApplicationId = folder.Id });
        return caseFile;
    }

    /// <summary>The key of a case file, for its bytes.</summary>
    /// <exception cref="InvalidOperationException">It has none: nothing was ever put into it.</exception>
    public CaseKey Open(CaseFile caseFile)
    {
        caseFile.EnsureNotDestroyed();
        return caseFile is { WrappedKey: { } wrapped, KeyId: { } keyId }
            ? keys.Unwrap(caseFile.Id, new WrappedCaseKey(keyId, wrapped))
            : throw new InvalidOperationException($"Case file {caseFile.Id} has no key.");
    }

    /// <summary>The same by id. A file of the first version of this program has no key yet: it gets one, stored before it is used.</summary>
    public Task<CaseKey> KeyOfAsync(IDocumentsDb db, Guid caseId, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            CaseFile caseFile = await db.CaseFiles.SingleAsync(row => row.Id == caseId, cancellationToken);
            caseFile.EnsureNotDestroyed();
            if (caseFile.WrappedKey is not null)
                return Open(caseFile);
            CaseKey key = WrapNew(caseFile);

            // Its log begins with its key; a file without both is one that nobody has touched yet (see the check of the log).
            db.Note(new CaseNote(caseId, Actor.System("filing"), CaseAction.CaseStarted) { Detail = "carried" });
            await db.SaveChangesAsync(cancellationToken);
            return key;
        },
        db.Forget,
        cancellationToken);

    /// <summary>
    /// The same for who writes the bytes anew whenever the save fails: a key that loses against another one's took its
    /// bytes with it.
    /// </summary>
    public CaseKey OpenOrWrap(CaseFile caseFile) => caseFile.WrappedKey is null ? WrapNew(caseFile) : Open(caseFile);

    private CaseKey WrapNew(CaseFile caseFile)
    {
        CaseKey key = keys.Make(caseFile.Id);
        WrappedCaseKey wrapped = keys.Wrap(key);
        caseFile.Wrap(wrapped.Bytes, wrapped.MasterKeyId);
        return key;
    }
}
