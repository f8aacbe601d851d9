using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Cases;

/// <summary>Gives out the bytes of a document: only what passed the checks, and never without its line in the log.</summary>
internal sealed class DocumentReader(IDocumentsDb db, CaseFiling filing, ICaseVault vault, IPlainPapers plain)
{
    /// <summary>Opens the content for somebody; the read is in the log before the first byte is.</summary>
    public async Task<DocumentContent> ReadAsync(CaseDocument document, Actor actor, CancellationToken cancellationToken)
    {
        document.EnsureReadable();
        db.Note(new CaseNote(document.CaseId, actor, CaseAction.DocumentRead) { DocumentId = document.Id, ApplicationId = document.ApplicationId });
        await db.SaveChangesAsync(cancellationToken);
        Stream? bytes = await OpenAsync(document, cancellationToken);
        if (bytes is not null)
            return new DocumentContent(document.FileName, document.MediaType, document.SizeBytes, document.Sha256, bytes);

        // Removed by its owner just now, or lost: only the first is ordinary.
        throw await db.Documents.AnyAsync(row => row.Id == document.Id, cancellationToken)
            ? new FileNotFoundException($"The bytes of document {document.Id} are missing in the storage.")
            : HttpRefusals.NotFound.ToException();
    }

    /// <summary>The plain bytes, for this system itself; null if they are not there.</summary>
    public async Task<Stream?> OpenAsync(CaseDocument document, CancellationToken cancellationToken)
    {
        if (document.StoredPlain)
            return await plain.OpenAsync(document.ApplicationId!.Value, document.Id, cancellationToken);
        CaseFile caseFile = await db.CaseFiles.AsNoTracking().SingleAsync(row => row.Id == document.CaseId, cancellationToken);
        return await vault.OpenAsync(filing.Open(caseFile), document.Sha256, cancellationToken);
    }
}
