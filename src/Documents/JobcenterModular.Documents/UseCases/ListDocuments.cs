using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases;

/// <summary>The papers of the caller's own application. There are few by rule, so it is one page.</summary>
internal sealed record ListDocuments(Guid ApplicationId, Caller Caller) : IRequest<Page<StoredDocument>>;

/// <summary>The papers of a submitted application, for staff.</summary>
internal sealed record ListCaseDocuments(Guid ApplicationId) : IRequest<Page<StoredDocument>>;

internal sealed class ListDocumentsHandler(IDocumentsDb db)
    : IRequestHandler<ListDocuments, Page<StoredDocument>>, IRequestHandler<ListCaseDocuments, Page<StoredDocument>>
{
    public async Task<Page<StoredDocument>> Handle(ListDocuments request, CancellationToken cancellationToken)
    {
        await db.OwnFolderAsync(request.ApplicationId, request.Caller, cancellationToken);
        return await PageAsync(request.ApplicationId, cancellationToken);
    }

    public async Task<Page<StoredDocument>> Handle(ListCaseDocuments request, CancellationToken cancellationToken)
    {
        await db.EnsureSubmittedAsync(request.ApplicationId, cancellationToken);
        return await PageAsync(request.ApplicationId, cancellationToken);
    }

    private async Task<Page<StoredDocument>> PageAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        List<StoredDocument> items = await db.Papers
            .Where(paper => paper.ApplicationId == applicationId)
            .OrderBy(paper => paper.ReceivedAt).ThenBy(paper => paper.Id)
            .Select(StoredDocument.Of)
            .ToListAsync(cancellationToken);
        return new Page<StoredDocument>(items, null);
    }
}
