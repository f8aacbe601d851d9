using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases;

/// <summary>One paper of the caller's own application, without its content.</summary>
internal sealed record GetDocument(Guid ApplicationId, Guid DocumentId, Caller Caller) : IRequest<StoredDocument>;

internal sealed class GetDocumentHandler(IDocumentsDb db) : IRequestHandler<GetDocument, StoredDocument>
{
    public async Task<StoredDocument> Handle(GetDocument request, CancellationToken cancellationToken)
    {
        await db.OwnFolderAsync(request.ApplicationId, request.Caller, cancellationToken);
        return await db.Papers
            .Where(paper => paper.Id == request.DocumentId && paper.ApplicationId == request.ApplicationId)
            .Select(StoredDocument.Of)
            .SingleOrDefaultAsync(cancellationToken) ?? throw HttpRefusals.NotFound.ToException();
    }
}
