using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.Persistence.Log;

/// <summary>
/// Numbers and chains the lines of a save. The end of each log is locked first, always in the order of the cases' ids, so
/// that two saves wait for each other and never for ever; the transaction is the caller's.
/// </summary>
internal sealed class CaseLogWriter(KeyRing keys, TimeProvider clock)
{
    private const string KeyPurpose = "documents:case-log";

    private readonly CaseLogChain _chain = new(keys.KeyFor(KeyPurpose));

    public CaseLogChain Chain => _chain;

    public async Task AppendAsync(DocumentsDbContext db, IReadOnlyList<CaseNote> notes, CancellationToken cancellationToken)
    {
        // Cut to what both databases keep: the hash must be the same when it is read again.
        DateTimeOffset now = Cut(clock.GetUtcNow());
        foreach (IGrouping<Guid, CaseNote> ofCase in notes.GroupBy(note => note.CaseId).OrderBy(group => group.Key))
        {
            CaseLogHead head = await LockAsync(db, ofCase.Key, cancellationToken);
            foreach (CaseNote note in ofCase)
                Append(db, head, note, note.HappenedAt is { } then ? Cut(then) : now);
            head.Mac = _chain.MacOf(head);
        }
    }

    private static DateTimeOffset Cut(DateTimeOffset instant) => StoredInstant.Read(StoredInstant.Of(instant));

    private void Append(DocumentsDbContext db, CaseLogHead head, CaseNote note, DateTimeOffset now)
    {
        CaseLogEntry draft = EntryOf(note, head.Count + 1, now, head.Hash, "");
        CaseLogEntry entry = EntryOf(note, draft.Number, now, head.Hash, _chain.HashOf(draft));
        db.CaseLog.Add(entry);
        head.Count = entry.Number;
        head.Hash = entry.Hash;
    }

    private static CaseLogEntry EntryOf(CaseNote note, long number, DateTimeOffset now, string previous, string hash) => new()
    {
        CaseId = note.CaseId,
        Number = number,
        At = now,
        Subject = note.Actor.Subject,
        Role = note.Actor.Role,
        Relation = note.Actor.Relation,
        Reason = note.Actor.Reason,
        Action = note.Action,
        DocumentId = note.DocumentId,
        ApplicationId = note.ApplicationId,
        Detail = note.Detail is { Length: > CaseLogEntry.MaxDetailLength } detail ? detail[..CaseLogEntry.MaxDetailLength] : note.Detail,
        PreviousHash = previous,
        Hash = hash,
    };

    /// <summary>
    /// The end of a case's log, locked for the caller's transaction: the update takes the row's lock on PostgreSQL; on
    /// SQLite the transaction has the only writer's lock already.
    /// </summary>
    public async Task<CaseLogHead> LockAsync(DocumentsDbContext db, Guid caseId, CancellationToken cancellationToken)
    {
        foreach (var known in db.ChangeTracker.Entries<CaseLogHead>().Where(entry => entry.Entity.CaseId == caseId).ToList())
            known.State = EntityState.Detached;
        if (!await TryLockAsync(db, caseId, cancellationToken))
        {
            await BeginAsync(db, caseId, cancellationToken);
            await TryLockAsync(db, caseId, cancellationToken);
        }

        return await db.CaseLogHeads.SingleAsync(row => row.CaseId == caseId, cancellationToken);
    }

    private static async Task<bool> TryLockAsync(DocumentsDbContext db, Guid caseId, CancellationToken cancellationToken) =>
        await db.CaseLogHeads.Where(row => row.CaseId == caseId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count), cancellationToken) == 1;

    // Two may begin at once: both databases let one insert and the other find the row.
    private async Task BeginAsync(DocumentsDbContext db, Guid caseId, CancellationToken cancellationToken)
    {
        string table = db.Model.FindEntityType(typeof(CaseLogHead))!.GetSchemaQualifiedTableName()!;
        var head = new CaseLogHead { CaseId = caseId, Count = 0, Hash = CaseLogChain.Start, Mac = "" };
#pragma warning disable EF1002 // The name of a table from the model, not input.
        await db.Database.ExecuteSqlRawAsync(
            $"INSERT INTO {table} (case_id, count, hash, mac) VALUES ({{0}}, {{1}}, {{2}}, {{3}}) ON CONFLICT DO NOTHING",
            [caseId, head.Count, head.Hash, _chain.MacOf(head)],
            cancellationToken);
#pragma warning restore EF1002
    }
}
