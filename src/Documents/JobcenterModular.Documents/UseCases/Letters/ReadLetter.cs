using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Letters;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Letters;

/// <summary>Whether a letter waits for the caller in the portal.</summary>
internal sealed record GetOwnLetter(Guid ApplicationId, Caller Caller) : IRequest<OwnLetter>;

/// <summary>The letter itself; the first time is recorded.</summary>
internal sealed record OpenOwnLetter(Guid ApplicationId, Caller Caller) : IRequest<DocumentContent>;

/// <summary>The letter of the decision on an own application.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="MediaType">Kind by content.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="SentOn">The day on which it was posted, if it was.</param>
/// <param name="RetrievedAt">When it was first opened here (UTC); that day is recorded.</param>
internal sealed record OwnLetter(string FileName, string MediaType, long SizeBytes, DateOnly? SentOn, DateTimeOffset? RetrievedAt);

/// <summary>Without consent there is no letter here, as if it had never been attached.</summary>
internal sealed class ReadLetterHandler(IDocumentsDb db, DocumentReader reader, TimeProvider clock)
    : IRequestHandler<GetOwnLetter, OwnLetter>, IRequestHandler<OpenOwnLetter, DocumentContent>
{
    public async Task<OwnLetter> Handle(GetOwnLetter request, CancellationToken cancellationToken)
    {
        (DecisionLetter letter, CaseDocument document) = await FindAsync(request.ApplicationId, request.Caller, cancellationToken);
        return new OwnLetter(document.FileName, document.MediaType, document.SizeBytes, letter.SentOn, letter.RetrievedAt);
    }

    public Task<DocumentContent> Handle(OpenOwnLetter request, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            (DecisionLetter letter, CaseDocument document) = await FindAsync(request.ApplicationId, request.Caller, cancellationToken);
            document.EnsureReadable();

            // Saved with the line in the log, before the first byte leaves.
            letter.Open(clock.GetUtcNow());
            return await reader.ReadAsync(document, Actor.Owner(request.Caller), cancellationToken);
        },
        db.Forget,
        cancellationToken);

    private async Task<(DecisionLetter Letter, CaseDocument Document)> FindAsync(Guid application, Caller caller, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.OwnFolderAsync(application, caller, cancellationToken);
        DecisionLetter? letter = await db.DecisionLetters.SingleOrDefaultAsync(row => row.Id == folder.Id, cancellationToken);
        if (letter is not { PortalDelivery: true, DocumentId: { } id })
            throw HttpRefusals.NotFound.ToException();
        CaseDocument document = await db.Documents.SingleOrDefaultAsync(row => row.Id == id && row.CaseId == folder.CaseId && row.Released, cancellationToken)
            ?? throw HttpRefusals.NotFound.ToException();
        return (letter, document);
    }
}
