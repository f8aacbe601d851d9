using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.UseCases;

/// <summary>Takes in a paper: bytes safe first, then the row, then the answer.</summary>
internal sealed record StoreDocument(Guid ApplicationId, Caller Caller, IUpload Upload, string? IdempotencyKey) : IRequest<StoredDocument>;

internal sealed class StoreDocumentHandler(
    IDocumentsDb db,
    IPaperStore store,
    UploadReader reader,
    Idempotency idempotency,
    IOptions<DocumentsOptions> options,
    TimeProvider clock) : IRequestHandler<StoreDocument, StoredDocument>
{
    public async Task<StoredDocument> Handle(StoreDocument request, CancellationToken cancellationToken)
    {
        string scope = $"documents.store:{request.ApplicationId}";
        PaperFolder folder = await db.OwnFolderAsync(request.ApplicationId, request.Caller, cancellationToken);
        if (!await IsRepeatAsync(scope, request.IdempotencyKey, cancellationToken))
            folder.EnsureRoom(options.Value.MaxPerApplication);

        await using IIncomingPaper incoming = await store.BeginAsync(cancellationToken);
        ReceivedUpload received = await reader.ReadAsync(request.Upload, folder, incoming, cancellationToken);
        var attempt = IdempotentAttempt.For(scope, request.IdempotencyKey, received);
        if (await idempotency.FindAsync<StoredDocument>(db.Shared, attempt, cancellationToken) is { } earlier)
            return earlier;

        // The paper is here whole: from now on it is finished, even if the sender has gone.
        Paper paper = NewPaper(request.ApplicationId, received);
        await incoming.KeepAsync(new PaperPlace(paper.ApplicationId, paper.Id), CancellationToken.None);
        StoredDocument stored = await SaveAsync(paper, request.Caller, attempt);
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return stored;
    }

    // A repeat gets its first reply even after the folder was closed or filled; whether it is one shows at the end of the body.
    private async Task<bool> IsRepeatAsync(string scope, string? key, CancellationToken cancellationToken) =>
        key is not null && await db.Shared.IdempotentReplies.AnyAsync(reply => reply.Scope == scope && reply.Key == key, cancellationToken);

    private Paper NewPaper(Guid applicationId, ReceivedUpload received)
    {
        // Cut to what both databases keep, so that this answer and every later one tell the same instant.
        DateTimeOffset now = StoredInstant.Read(StoredInstant.Of(clock.GetUtcNow()));
        return new Paper
        {
            Id = Guid.CreateVersion7(now),
            ApplicationId = applicationId,
            EvidenceCode = received.EvidenceCode,
            PersonId = received.PersonId,
            FileName = received.File.Name,
            MediaType = received.File.MediaType,
            SizeBytes = received.File.SizeBytes,
            Sha256 = received.File.Sha256,
            ReceivedAt = now,
        };
    }

    // The bytes are erased only where it is certain that no row was committed. After any other failure, such as a
    // connection lost during the commit, they stay: the sweep finds out a day later whether they have a row.
    private async Task<StoredDocument> SaveAsync(Paper paper, Caller caller, IdempotentAttempt attempt)
    {
        var place = new PaperPlace(paper.ApplicationId, paper.Id);
        try
        {
            db.Forget();
            return await OptimisticRetry.RunAsync(() => AddAsync(paper, caller, attempt), db.Forget, CancellationToken.None);
        }
        catch (Exception failure) when (failure is RefusalException || (failure is DbUpdateException lost && Idempotency.LostRace(lost)))
        {
            await store.EraseAsync(place, CancellationToken.None);
            db.Forget();

            // A rival under the same key may have been faster, also to the last place in the folder.
            StoredDocument? winner = await idempotency.FindAsync<StoredDocument>(db.Shared, attempt, CancellationToken.None);
            if (winner is null)
                throw;
            return winner;
        }
    }

    private async Task<StoredDocument> AddAsync(Paper paper, Caller caller, IdempotentAttempt attempt)
    {
        PaperFolder folder = await db.OwnFolderAsync(paper.ApplicationId, caller, CancellationToken.None);
        folder.Add(paper, options.Value.MaxPerApplication);
        db.Papers.Add(paper);
        StoredDocument stored = StoredDocument.From(paper);
        idempotency.Remember(db.Shared, attempt, stored);
        await db.SaveChangesAsync(CancellationToken.None);
        return stored;
    }
}
