using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.Documents.UseCases.Uploads;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Cases;

/// <summary>
/// Erases a content that no document of its case has any more. It looks and erases while the log of the case is locked,
/// and who adds a document looks for the bytes under the same lock: so no document loses its bytes to this.
/// </summary>
internal sealed class OrphanEraser(IDocumentsDb db, CaseFiling filing, ICaseVault vault, IBlobStore blobs)
{
    /// <summary>By the application whose upload failed.</summary>
    public async Task EraseAsync(Guid applicationId, string sha256, CancellationToken cancellationToken)
    {
        PaperFolder? folder = await db.Folders.AsNoTracking().SingleOrDefaultAsync(row => row.Id == applicationId, cancellationToken);
        if (folder?.CaseId is { } caseId)
            await EraseFromCaseAsync(caseId, sha256, cancellationToken);
    }

    /// <summary>By the case.</summary>
    public Task EraseFromCaseAsync(Guid caseId, string sha256, CancellationToken cancellationToken) => db.AloneWithCaseAsync(
        caseId,
        async token =>
        {
            if (await db.Documents.AnyAsync(row => row.CaseId == caseId && row.Sha256 == sha256, token)
                || await db.MovingIn(caseId).AnyAsync(hash => hash == sha256, token))
            {
                return;
            }

            CaseFile caseFile = await db.CaseFiles.AsNoTracking().SingleAsync(row => row.Id == caseId, token);
            if (caseFile.State == CaseFileState.Destroyed)
                await blobs.EraseGroupAsync(BlobArea.Cases, caseId, token); // It arrived while the case went; no key names it any more.
            else if (caseFile.WrappedKey is not null)
                await vault.EraseAsync(filing.Open(caseFile), sha256, token);
        },
        cancellationToken);
}
