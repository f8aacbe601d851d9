using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;

namespace JobcenterModular.Documents.UseCases;

/// <summary>The content of a paper of the caller's own application.</summary>
internal sealed record OpenDocument(Guid ApplicationId, Guid DocumentId, Caller Caller) : IRequest<DocumentContent>;

/// <summary>The content of a paper of a submitted application, for staff.</summary>
internal sealed record OpenCaseDocument(Guid ApplicationId, Guid DocumentId, Actor Actor) : IRequest<DocumentContent>;

internal sealed class OpenDocumentHandler(IDocumentsDb db, DocumentReader reader)
    : IRequestHandler<OpenDocument, DocumentContent>, IRequestHandler<OpenCaseDocument, DocumentContent>
{
    public async Task<DocumentContent> Handle(OpenDocument request, CancellationToken cancellationToken)
    {
        await db.OwnFolderAsync(request.ApplicationId, request.Caller, cancellationToken);
        CaseDocument paper = await db.PaperAsync(request.ApplicationId, request.DocumentId, cancellationToken) ?? throw HttpRefusals.NotFound.ToException();
        return await reader.ReadAsync(paper, Actor.Owner(request.Caller), cancellationToken);
    }

    public async Task<DocumentContent> Handle(OpenCaseDocument request, CancellationToken cancellationToken)
    {
        await db.SubmittedFolderAsync(request.ApplicationId, cancellationToken);
        CaseDocument? paper = await db.PaperAsync(request.ApplicationId, request.DocumentId, cancellationToken);
        return paper is { Released: true }
            ? await reader.ReadAsync(paper, request.Actor, cancellationToken)
            : throw HttpRefusals.NotFound.ToException();
    }
}
