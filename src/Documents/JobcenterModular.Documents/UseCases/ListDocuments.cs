using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.SharedKernel;
using MediatR;

namespace JobcenterModular.Documents.UseCases;

/// <summary>The papers of the caller's own application. There are few by rule, so it is one page.</summary>
internal sealed record ListDocuments(Guid ApplicationId, Caller Caller) : IRequest<Page<StoredDocument>>;

/// <summary>The papers of a submitted application, for staff: those that passed the checks.</summary>
internal sealed record ListCaseDocuments(Guid ApplicationId, Actor Actor) : IRequest<Page<StoredDocument>>;

internal sealed class ListDocumentsHandler(IDocumentsDb db)
    : IRequestHandler<ListDocuments, Page<StoredDocument>>, IRequestHandler<ListCaseDocuments, Page<StoredDocument>>
{
    public async Task<Page<StoredDocument>> Handle(ListDocuments request, CancellationToken cancellationToken)
    {
        await db.OwnFolderAsync(request.ApplicationId, request.Caller, cancellationToken);
        return new Page<StoredDocument>(await db.PapersAsync(request.ApplicationId, releasedOnly: false, cancellationToken), null);
    }

    public async Task<Page<StoredDocument>> Handle(ListCaseDocuments request, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.SubmittedFolderAsync(request.ApplicationId, cancellationToken);
        db.Note(new CaseNote(folder.CaseId!.Value, request.Actor, CaseAction.DocumentsListed) { ApplicationId = folder.Id });
        await db.SaveChangesAsync(cancellationToken);
        return new Page<StoredDocument>(await db.PapersAsync(request.ApplicationId, releasedOnly: true, cancellationToken), null);
    }
}
