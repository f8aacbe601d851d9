using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.Documents.UseCases.Uploads;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Cases;

/// <summary>Which bytes the documents of a case need: the names of contents say nothing without the case's key.</summary>
internal sealed class CaseContents(IDocumentsDb db, CaseFiling filing, ICaseVault vault, IBlobStore blobs)
{
    /// <summary>Names of all contents that some document has or is about to have; none where there is no case or its key is destroyed.</summary>
    public async Task<HashSet<string>> NamesAsync(Guid caseId, CancellationToken cancellationToken)
    {
        CaseFile? caseFile = await db.CaseFiles.AsNoTracking().SingleOrDefaultAsync(row => row.Id == caseId, cancellationToken);
        if (caseFile?.WrappedKey is null)
            return [];
        CaseKey key = filing.Open(caseFile);
        List<string> hashes = await db.Documents
            .Where(row => row.CaseId == caseId && !row.StoredPlain)
            .Select(row => row.Sha256)
            .Concat(db.MovingIn(caseId))
            .Distinct()
            .ToListAsync(cancellationToken);
        return [.. hashes.Select(sha256 => vault.PlaceOf(key, sha256).Name)];
    }

    /// <summary>Erases what no document has, looking once more while the log of the case is locked.</summary>
    public async Task<bool> EraseIfUnknownAsync(BlobPlace place, CancellationToken cancellationToken)
    {
        // After a restore files may be there of a case that the database has never heard of: there is no log to lock.
        if (!await db.CaseFiles.AnyAsync(row => row.Id == place.Group, cancellationToken))
        {
            await blobs.EraseAsync(place, cancellationToken);
            return true;
        }

        bool erased = false;
        await db.AloneWithCaseAsync(
            place.Group,
            async token =>
            {
                erased = !(await NamesAsync(place.Group, token)).Contains(place.Name);
                if (erased)
                    await blobs.EraseAsync(place, token);
            },
            cancellationToken);
        return erased;
    }
}
