using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases;

/// <summary>The content of a paper of the caller's own application.</summary>
internal sealed record OpenDocument(Guid ApplicationId, Guid DocumentId, Caller Caller) : IRequest<DocumentContent>;

/// <summary>The content of a paper of a submitted application, for staff.</summary>
internal sealed record OpenCaseDocument(Guid ApplicationId, Guid DocumentId) : IRequest<DocumentContent>;

/// <summary>A paper and its bytes; whoever asked for them disposes the stream.</summary>
internal sealed record DocumentContent(StoredDocument Document, Stream Bytes);

internal sealed class OpenDocumentHandler(IDocumentsDb db, IPaperStore store)
    : IRequestHandler<OpenDocument, DocumentContent>, IRequestHandler<OpenCaseDocument, DocumentContent>
{
    public async Task<DocumentContent> Handle(OpenDocument request, CancellationToken cancellationToken)
    {
        await db.OwnFolderAsync(request.ApplicationId, request.Caller, cancellationToken);
        return await OpenAsync(request.ApplicationId, request.DocumentId, cancellationToken);
    }

    public async Task<DocumentContent> Handle(OpenCaseDocument request, CancellationToken cancellationToken)
    {
        await db.EnsureSubmittedAsync(request.ApplicationId, cancellationToken);
        return await OpenAsync(request.ApplicationId, request.DocumentId, cancellationToken);
    }

    private async Task<DocumentContent> OpenAsync(Guid applicationId, Guid documentId, CancellationToken cancellationToken)
    {
        StoredDocument document = await FindAsync(applicationId, documentId, cancellationToken) ?? throw HttpRefusals.NotFound.ToException();
        Stream? bytes = await store.OpenAsync(new PaperPlace(applicationId, documentId), cancellationToken);
        if (bytes is not null)
            return new DocumentContent(document, bytes);

        // Removed by its owner just now, or lost: only the first is ordinary.
        throw await FindAsync(applicationId, documentId, cancellationToken) is null
            ? HttpRefusals.NotFound.ToException()
            : new FileNotFoundException($"The bytes of document {documentId} are missing in the paper store.");
    }

    private Task<StoredDocument?> FindAsync(Guid applicationId, Guid documentId, CancellationToken cancellationToken) => db.Papers
        .Where(paper => paper.Id == documentId && paper.ApplicationId == applicationId)
        .Select(StoredDocument.Of)
        .SingleOrDefaultAsync(cancellationToken);
}
