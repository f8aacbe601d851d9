using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Cases;
using MediatR;

namespace JobcenterModular.Documents.UseCases;

/// <summary>One paper of the caller's own application, without its content.</summary>
internal sealed record GetDocument(Guid ApplicationId, Guid DocumentId, Caller Caller) : IRequest<StoredDocument>;

internal sealed class GetDocumentHandler(IDocumentsDb db) : IRequestHandler<GetDocument, StoredDocument>
{
    public async Task<StoredDocument> Handle(GetDocument request, CancellationToken cancellationToken)
    {
        await db.OwnFolderAsync(request.ApplicationId, request.Caller, cancellationToken);
        CaseDocument paper = await db.PaperAsync(request.ApplicationId, request.DocumentId, cancellationToken) ?? throw HttpRefusals.NotFound.ToException();
        return await db.WithItemsAsync(paper, cancellationToken);
    }
}
