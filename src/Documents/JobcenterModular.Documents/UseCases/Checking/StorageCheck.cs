using System.Security.Cryptography;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.UseCases.Checking;

/// <summary>
/// Reads every stored byte once and compares it with the database: what is missing, altered or orphaned. In constant
/// memory but for the hashes of one case file.
/// </summary>
internal sealed class StorageCheck(IServiceScopeFactory scopes, ICaseVault vault, IBlobStore blobs, IPlainPapers plain, CaseFiling filing)
{
    private const int Batch = 200;
    private const int BufferBytes = 256 * 1024;

    private readonly HashSet<Guid> _locked = [];
    private int _caseFiles;
    private int _documents;
    private long _bytes;
    private int _faults;

    /// <summary>Checks everything and tells each finding as soon as it is known.</summary>
    /// <param name="eraseOrphans">Takes orphans away, after a restore for instance; a finding is told all the same, but is no fault then.</param>
    public async Task<StorageReport> RunAsync(Func<StorageFinding, Task> tell, bool eraseOrphans, CancellationToken cancellationToken)
    {
        (_caseFiles, _documents, _bytes, _faults) = (0, 0, 0, 0);
        _locked.Clear();
        Guid after = Guid.Empty;
        while (true)
        {
            List<CaseFile> batch = await NextAsync(after, cancellationToken);
            foreach (CaseFile caseFile in batch)
                await CheckCaseAsync(caseFile, tell, cancellationToken);
            if (batch.Count < Batch)
                break;
            after = batch[^1].Id;
        }

        await FindOrphansAsync(tell, eraseOrphans, cancellationToken);
        return new StorageReport(_caseFiles, _documents, _bytes, _faults);
    }

    private async Task<List<CaseFile>> NextAsync(Guid after, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IDocumentsDb>().CaseFiles.AsNoTracking()
            .Where(row => row.Id.CompareTo(after) > 0)
            .OrderBy(row => row.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
    }

    private async Task CheckCaseAsync(CaseFile caseFile, Func<StorageFinding, Task> tell, CancellationToken cancellationToken)
    {
        _caseFiles++;
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        List<CaseDocument> documents = await scope.ServiceProvider.GetRequiredService<IDocumentsDb>().Documents.AsNoTracking()
            .Where(row => row.CaseId == caseFile.Id)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        CaseKey? key = KeyOf(caseFile);
        if (key is null && caseFile.WrappedKey is not null)
            _locked.Add(caseFile.Id);
        if (key is null && documents.Exists(document => !document.StoredPlain))
            await FoundAsync(tell, new StorageFinding(StorageFault.Locked, caseFile.Id, null, null));
        Dictionary<string, StorageFault?> known = new(StringComparer.Ordinal);
        foreach (CaseDocument document in documents)
        {
            _documents++;
            StorageFault? fault;
            if (document.StoredPlain)
                fault = await CheckPlainAsync(document, cancellationToken);
            else if (key is null)
                continue;
            else if (!known.TryGetValue(document.Sha256, out fault))
                known[document.Sha256] = fault = await CheckSealedAsync(key, document, cancellationToken);
            if (fault is { } wrong)
                await FoundAsync(tell, new StorageFinding(wrong, caseFile.Id, document.Id, key is null ? null : vault.PlaceOf(key, document.Sha256).Name));
        }
    }

    private CaseKey? KeyOf(CaseFile caseFile)
    {
        if (caseFile.WrappedKey is null)
            return null;
        try
        {
            return filing.Open(caseFile);
        }
        catch (Exception exception) when (exception is SealBrokenException or UnknownMasterKeyException)
        {
            return null;
        }
    }

    private async Task<StorageFault?> CheckSealedAsync(CaseKey key, CaseDocument document, CancellationToken cancellationToken)
    {
        try
        {
            await using Stream? bytes = await vault.OpenAsync(key, document.Sha256, cancellationToken);
            if (bytes is null)
                return StorageFault.Missing;
            return await HashAsync(bytes, cancellationToken) == document.Sha256 ? null : StorageFault.Altered;
        }
        catch (SealBrokenException)
        {
            return StorageFault.Altered;
        }
    }

    private async Task<StorageFault?> CheckPlainAsync(CaseDocument document, CancellationToken cancellationToken)
    {
        await using Stream? bytes = await plain.OpenAsync(document.ApplicationId!.Value, document.Id, cancellationToken);
        if (bytes is null)
            return StorageFault.Missing;
        return await HashAsync(bytes, cancellationToken) == document.Sha256 ? null : StorageFault.Altered;
    }

    private async Task<string> HashAsync(Stream bytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[BufferBytes];
        int read;
        while ((read = await bytes.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            _bytes += read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task FindOrphansAsync(Func<StorageFinding, Task> tell, bool erase, CancellationToken cancellationToken)
    {
        (Guid Case, HashSet<string> Names) known = (Guid.Empty, []);
        await foreach (StoredBlob blob in blobs.ListAsync(BlobArea.Cases, cancellationToken))
        {
            // Without its key nobody can tell which contents a case needs: they are not judged.
            if (_locked.Contains(blob.Place.Group))
                continue;
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            CaseContents contents = scope.ServiceProvider.GetRequiredService<CaseContents>();
            if (known.Case != blob.Place.Group)
                known = (blob.Place.Group, await contents.NamesAsync(blob.Place.Group, cancellationToken));
            if (known.Names.Contains(blob.Place.Name))
                continue;
            var finding = new StorageFinding(StorageFault.Orphaned, blob.Place.Group, null, blob.Place.Name);
            if (erase && await contents.EraseIfUnknownAsync(blob.Place, cancellationToken))
                await tell(finding);
            else
                await FoundAsync(tell, finding);
        }
    }

    private Task FoundAsync(Func<StorageFinding, Task> tell, StorageFinding finding)
    {
        _faults++;
        return tell(finding);
    }
}
