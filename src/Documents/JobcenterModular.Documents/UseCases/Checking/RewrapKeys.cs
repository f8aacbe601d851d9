using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.UseCases.Checking;

/// <summary>
/// Wraps the key of every case file anew with the current master key. Rows only: no file is read or written. May be
/// stopped and run again; hosts may work meanwhile, as long as the former master key is configured too.
/// </summary>
internal sealed class RewrapKeys(IServiceScopeFactory scopes, ICaseKeys keys)
{
    private const int Batch = 100;

    /// <summary>How many were wrapped anew.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        int done = 0;
        while (true)
        {
            List<Guid> due = await DueAsync(cancellationToken);
            foreach (Guid id in due)
                done += await RewrapAsync(id, cancellationToken);
            if (due.Count < Batch)
                return done;
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IDocumentsDb>().CaseFiles
            .Where(row => row.KeyId != null && row.KeyId != keys.CurrentMasterKeyId)
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
    }

    private async Task<int> RewrapAsync(Guid id, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IDocumentsDb db = scope.ServiceProvider.GetRequiredService<IDocumentsDb>();
        return await OptimisticRetry.RunAsync(
            async () =>
            {
                CaseFile caseFile = await db.CaseFiles.SingleAsync(row => row.Id == id, cancellationToken);
                if (caseFile is not { WrappedKey: { } wrapped, KeyId: { } keyId })
                    return 0;
                WrappedCaseKey renewed = keys.Rewrap(id, new WrappedCaseKey(keyId, wrapped));
                caseFile.Wrap(renewed.Bytes, renewed.MasterKeyId);
                db.Note(new CaseNote(id, Actor.System("key-rotation"), CaseAction.KeyRewrapped) { Detail = $"{keyId} {renewed.MasterKeyId}" });
                await db.SaveChangesAsync(cancellationToken);
                return 1;
            },
            db.Forget,
            cancellationToken);
    }
}
