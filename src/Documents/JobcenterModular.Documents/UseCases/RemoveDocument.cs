using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Documents.UseCases;

/// <summary>Takes a paper out of a draft: the row first, then the bytes. Bytes left by a crash in between are swept.</summary>
internal sealed record RemoveDocument(Guid ApplicationId, Guid DocumentId, Caller Caller) : IRequest;

internal sealed partial class RemoveDocumentHandler(IDocumentsDb db, IPaperStore store, ILogger<RemoveDocumentHandler> logger)
    : IRequestHandler<RemoveDocument>
{
    public async Task<Unit> Handle(RemoveDocument request, CancellationToken cancellationToken)
    {
        await OptimisticRetry.RunAsync(() => RemoveAsync(request, cancellationToken), db.Forget, cancellationToken);
        try
        {
            await store.EraseAsync(new PaperPlace(request.ApplicationId, request.DocumentId), CancellationToken.None);
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

    private async Task<int> RemoveAsync(RemoveDocument request, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.OwnFolderAsync(request.ApplicationId, request.Caller, cancellationToken);
        Paper paper = await db.Papers.SingleOrDefaultAsync(
            row => row.Id == request.DocumentId && row.ApplicationId == request.ApplicationId, cancellationToken)
            ?? throw HttpRefusals.NotFound.ToException();
        folder.Remove(paper);
        db.Papers.Remove(paper);
        return await db.SaveChangesAsync(cancellationToken);
    }
}
