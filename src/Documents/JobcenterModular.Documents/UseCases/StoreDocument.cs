using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.UseCases;

/// <summary>Takes in a paper: bytes safe first, then the row, then the answer.</summary>
internal sealed record StoreDocument(Guid ApplicationId, Caller Caller, IUpload Upload, string? IdempotencyKey) : IRequest<StoredPaper>;

internal sealed class StoreDocumentHandler(
    IDocumentsDb db,
    CaseFiling filing,
    ICaseVault vault,
    UploadReader reader,
    DocumentIntake intake,
    OrphanEraser orphans,
    Idempotency idempotency,
    IScanQueue scans,
    IOptions<DocumentsOptions> options) : IRequestHandler<StoreDocument, StoredPaper>
{
    public async Task<StoredPaper> Handle(StoreDocument request, CancellationToken cancellationToken)
    {
        string scope = $"documents.store.v2:{request.ApplicationId}";
        PaperFolder folder = await db.OwnFolderAsync(request.ApplicationId, request.Caller, cancellationToken);
        IReadOnlyCollection<EvidenceKey> wanted = await db.WantedAsync(folder, cancellationToken);
        if (!await IsRepeatAsync(scope, request.IdempotencyKey, cancellationToken))
        {
            folder.EnsureRoom(options.Value.MaxPerApplication);
            folder.EnsureTakesSomething(wanted);
        }

        CaseKey key = await filing.KeyOfAsync(db, folder.CaseId!.Value, cancellationToken);

        await using ISealedWriter writer = await vault.BeginAsync(key, cancellationToken);
        ReceivedUpload received = await reader.ReadAsync(request.Upload, folder, writer, cancellationToken);
        var attempt = IdempotentAttempt.For(scope, request.IdempotencyKey, received);
        if (await idempotency.FindAsync<StoredPaper>(db.Shared, attempt, cancellationToken) is { } earlier)
            return earlier;
        folder.EnsureTakes(received.Items, wanted);

        // The paper is here whole: from now on it is finished, even if the sender has gone.
        await writer.KeepAsync(received.File.Sha256, CancellationToken.None);
        StoredPaper stored = await SaveAsync(request, received, attempt);
        scans.Wake();
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return stored;
    }

    // A repeat gets its first reply even after the folder was closed or filled; whether it is one shows at the end of the body.
    private async Task<bool> IsRepeatAsync(string scope, string? key, CancellationToken cancellationToken) =>
        key is not null && await db.Shared.IdempotentReplies.AnyAsync(reply => reply.Scope == scope && reply.Key == key, cancellationToken);

    // The bytes are erased only where it is certain that no row was committed. After any other failure, such as a
    // connection lost during the commit, they stay: the sweep finds out a day later whether they have a row.
    private async Task<StoredPaper> SaveAsync(StoreDocument request, ReceivedUpload received, IdempotentAttempt attempt)
    {
        try
        {
            db.Forget();
            return await OptimisticRetry.RunAsync(() => AddAsync(request, received, attempt), db.Forget, CancellationToken.None);
        }
        catch (Exception failure) when (failure is RefusalException || (failure is DbUpdateException lost && Idempotency.LostRace(lost)))
        {
            db.Forget();
            await orphans.EraseAsync(request.ApplicationId, received.File.Sha256, CancellationToken.None);
            db.Forget();

            // A rival under the same key may have been faster, also to the last place in the folder.
            StoredPaper? winner = await idempotency.FindAsync<StoredPaper>(db.Shared, attempt, CancellationToken.None);
            if (winner is null)
                throw;
            return winner;
        }
    }

    private async Task<StoredPaper> AddAsync(StoreDocument request, ReceivedUpload received, IdempotentAttempt attempt)
    {
        PaperFolder folder = await db.OwnFolderAsync(request.ApplicationId, request.Caller, CancellationToken.None);
        StoredPaper stored = await intake.AddWantedAsync(
            folder,
            new NewPaper(received.Items, received.PersonId, received.File, ReceiptChannel.Online),
            Actor.Owner(request.Caller),
            CancellationToken.None);
        idempotency.Remember(db.Shared, attempt, stored);
        await db.SaveChangesAsync(CancellationToken.None);
        return stored;
    }
}
