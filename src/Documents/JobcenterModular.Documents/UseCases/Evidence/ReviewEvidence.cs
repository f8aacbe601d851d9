using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.UseCases.Evidence;

/// <summary>Staff decide about one item of the checklist. Only that item changes.</summary>
/// <param name="Item">The item.</param>
/// <param name="Tag">ETag of the item that the caller looked at, documents included.</param>
/// <param name="Review">The decision.</param>
/// <param name="Actor">Who decides.</param>
internal sealed record ReviewEvidence(ItemPath Item, string Tag, ItemReview Review, Actor Actor) : IRequest<CaseItem>;

/// <summary>A decision about one item.</summary>
/// <param name="Outcome">What is decided.</param>
/// <param name="ReasonCode">With <c>rejected</c>: one of the reasons that the checklist names.</param>
/// <param name="Reason">Why, as plain text of at most 1000 characters. With <c>rejected</c> the applicant reads it.</param>
/// <param name="DueOn">With <c>rejected</c>: until when it is to be sent again; without it, in some days.</param>
/// <param name="AcceptedWithout">With <c>accepted</c>: it is enough although there is no document; needs a reason.</param>
internal sealed record ItemReview(
    ReviewOutcome Outcome, string? ReasonCode = null, string? Reason = null, DateOnly? DueOn = null, bool AcceptedWithout = false);

/// <summary>What staff can decide.</summary>
internal enum ReviewOutcome
{
    Accepted,
    Rejected,

    /// <summary>An earlier decision is taken back.</summary>
    Reopened,
}

internal sealed class ReviewEvidenceHandler(IDocumentsDb db, IOptions<EvidenceOptions> options, TimeProvider clock)
    : IRequestHandler<ReviewEvidence, CaseItem>
{
    public async Task<CaseItem> Handle(ReviewEvidence request, CancellationToken cancellationToken)
    {
        CaseItem answer = await OptimisticRetry.RunAsync(() => ReviewAsync(request, cancellationToken), db.Forget, cancellationToken);
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return answer;
    }

    private async Task<CaseItem> ReviewAsync(ReviewEvidence request, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.SubmittedFolderAsync(request.Item.ApplicationId, cancellationToken);
        EvidenceKey key = request.Item.In(folder);
        DateTimeOffset now = clock.GetUtcNow();
        EvidenceItem? known = await db.ItemAsync(folder, key, cancellationToken);
        List<ItemDocument> documents = await db.ReleasedDocumentsOfAsync(folder.Id, key, cancellationToken);
        if (documents.Count == 0 && known is not { IsAsked: true } and not { ReviewedAt: not null })
            throw HttpRefusals.NotFound.ToException();
        EvidenceItem item = known ?? ItemRows.NewItem(folder, key, now);
        var current = CaseItem.Of(item, documents);
        if (current.Etag != request.Tag)
            throw await StaleAsync(request, item, current, cancellationToken);

        item.Review(DecisionOf(request.Review, OfficeTime.DateAt(now)), [.. documents.Select(document => document.Id)], request.Actor.Subject, now);
        if (known is null)
            db.EvidenceItems.Add(item);
        Note(request, item, CaseAction.EvidenceReviewed, DetailOf(item));
        await db.SaveItemAsync(cancellationToken);
        return CaseItem.Of(item, documents);
    }

    private EvidenceDecision DecisionOf(ItemReview review, DateOnly today) => review.Outcome switch
    {
        ReviewOutcome.Accepted => new EvidenceDecision(EvidenceOutcome.Accepted, review.Reason) { WithoutDocuments = review.AcceptedWithout },
        ReviewOutcome.Rejected => new EvidenceDecision(EvidenceOutcome.Rejected, review.Reason)
        {
            ReasonCode = review.ReasonCode,
            DueOn = review.DueOn ?? today.AddDays(options.Value.DueDays),
        },
        _ => new EvidenceDecision(EvidenceOutcome.Open, review.Reason),
    };

    // Showing what is there now is a read like any other.
    private async Task<RefusalException> StaleAsync(ReviewEvidence request, EvidenceItem item, CaseItem current, CancellationToken cancellationToken)
    {
        db.Forget();
        Note(request, item, CaseAction.EvidenceListed, item.Key.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return EvidenceRefusals.Stale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["current"] = new { etag = current.Etag, item = current },
            ["yours"] = new { etag = request.Tag, review = request.Review },
        });
    }

    private void Note(ReviewEvidence request, EvidenceItem item, CaseAction action, string detail) =>
        db.Note(new CaseNote(item.CaseId, request.Actor, action) { ApplicationId = item.ApplicationId, Detail = detail });

    private static string DetailOf(EvidenceItem item) => item.Outcome == EvidenceOutcome.Rejected
        ? $"{item.Key} {item.Outcome} {item.ReasonCode} {item.DueOn:yyyy-MM-dd}"
        : $"{item.Key} {item.Outcome}";
}
