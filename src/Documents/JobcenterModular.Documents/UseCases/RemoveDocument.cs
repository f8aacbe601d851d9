using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Storage;
using MediatR;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Documents.UseCases;

/// <summary>Takes a paper out of a draft: the row first, then the bytes. Bytes left by a crash in between are swept.</summary>
internal sealed record RemoveDocument(Guid ApplicationId, Guid DocumentId, Caller Caller) : IRequest;

internal sealed partial class RemoveDocumentHandler(
    IDocumentsDb db, OrphanEraser orphans, IPlainPapers plain, ILogger<RemoveDocumentHandler> logger) : IRequestHandler<RemoveDocument>
{
    public async Task<Unit> Handle(RemoveDocument request, CancellationToken cancellationToken)
    {
        CaseDocument removed = await OptimisticRetry.RunAsync(() => RemoveAsync(request, cancellationToken), db.Forget, cancellationToken);
        try
        {
            if (removed.StoredPlain)
                await plain.EraseAsync(request.ApplicationId, removed.Id, CancellationToken.None);
            else
                await orphans.EraseFromCaseAsync(removed.CaseId, removed.Sha256, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            NotErased(logger, request.DocumentId, exception);
        }

        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return Unit.Value;
    }

    [LoggerMessage(2001, LogLevel.Warning, "The bytes of removed document {DocumentId} could not be erased; the sweep will")]
    private static partial void NotErased(ILogger logger, Guid documentId, Exception exception);

    private async Task<CaseDocument> RemoveAsync(RemoveDocument request, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.OwnFolderAsync(request.ApplicationId, request.Caller, cancellationToken);
        CaseDocument paper = await db.PaperAsync(request.ApplicationId, request.DocumentId, cancellationToken)
            ?? throw HttpRefusals.NotFound.ToException();
        folder.Remove(paper);
        db.Documents.Remove(paper);
        db.Note(new CaseNote(paper.CaseId, Actor.Owner(request.Caller), CaseAction.DocumentRemoved)
        {
            DocumentId = paper.Id,
            ApplicationId = folder.Id,
        });
        await db.SaveChangesAsync(cancellationToken);
        return paper;
    }
}
