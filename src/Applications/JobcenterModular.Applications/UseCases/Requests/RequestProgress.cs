using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Applications.UseCases.Requests;

/// <summary>Where one asked thing stands.</summary>
internal enum RequestItemState
{
    /// <summary>Nothing came.</summary>
    Open,

    /// <summary>A paper came and waits for its check.</summary>
    Checking,

    /// <summary>It is there.</summary>
    Done,
}

/// <summary>Where each asked thing of a request stands, from its answers and the papers that came after it was asked.</summary>
internal sealed record RequestProgress(IReadOnlyList<ItemProgress> Items, bool CameLate)
{
    /// <summary>When the last of it came; null if nothing did.</summary>
    public DateTimeOffset? LatestAt => Items.Max(item => item.LatestAt);

    public bool IsWhole => Items.All(item => item.State == RequestItemState.Done);

    /// <summary>Nothing is missing, though some of it may still wait for its check.</summary>
    public bool IsAllHere => Items.All(item => item.State != RequestItemState.Open);

    public static RequestProgress Of(InformationRequest request, EvidenceKnown known)
    {
        List<ItemProgress> items = [.. request.ItemsOf().Select(item => Of(item, request, known))];
        bool late = items.Exists(item => item.At is { } at && (OfficeTime.DateAt(at) > request.DueOn || (item.Item.Question is not null && at > request.ClosedAt)));
        return new RequestProgress(items, late);
    }

    private static ItemProgress Of(RequestItem item, InformationRequest request, EvidenceKnown known)
    {
        if (item.Evidence is not { } evidence)
            return new ItemProgress(item, item.AnsweredAt is null ? RequestItemState.Open : RequestItemState.Done, item.AnsweredAt, item.AnsweredAt);
        var use = new PaperUse(evidence, item.Person!);
        EvidenceStanding? standing = known.StandingOf(evidence, item.Person!);
        bool rejected = standing?.Outcome == EvidenceOutcome.Rejected;

        // What the office could not use, such as a photo that nobody can read, is no answer.
        List<KnownPaper> papers =
        [
            .. known.Papers.Where(paper => !paper.IsSetAside && paper.Paper.ReceivedAt >= request.AskedAt && paper.Serves.Contains(use)
                && !(rejected && standing!.HasJudged(paper.Paper))),
        ];
        if (papers.Count > 0)
        {
            return new ItemProgress(
                item,
                papers.Exists(paper => paper.IsReleased) ? RequestItemState.Done : RequestItemState.Checking,
                papers.Min(paper => paper.Paper.ReceivedAt),
                papers.Max(paper => paper.Paper.ReceivedAt));
        }

        // The office itself says that it has enough, such as after a look into another file.
        return standing is { Outcome: EvidenceOutcome.Accepted } && standing.ReviewedAt >= request.AskedAt
            ? new ItemProgress(item, RequestItemState.Done, null, null)
            : new ItemProgress(item, RequestItemState.Open, null, null);
    }
}

/// <summary>Where one asked thing stands.</summary>
/// <param name="Item">What.</param>
/// <param name="State">Where it stands.</param>
/// <param name="At">When it came; null if it did not, or if the office accepts it as it is.</param>
/// <param name="LatestAt">When the last came that serves it; null as above.</param>
internal sealed record ItemProgress(RequestItem Item, RequestItemState State, DateTimeOffset? At, DateTimeOffset? LatestAt);
