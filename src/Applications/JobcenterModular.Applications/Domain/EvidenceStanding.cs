using System.Text.Json;

namespace JobcenterModular.Applications.Domain;

/// <summary>
/// What was said of one item of the checklist: by the person ("comes later", "there is none") and by the office (accepted,
/// rejected). Documents asks and tells; both words carry the version of the item, so that the order of arrival is no matter.
/// </summary>
internal sealed class EvidenceStanding
{
    private EvidenceStanding()
    {
    }

    public BenefitApplicationId ApplicationId { get; private set; }

    public string EvidenceCode { get; private set; } = "";

    public string PersonId { get; private set; } = "";

    public EvidenceStatement Statement { get; private set; }

    public DateOnly? PromisedFor { get; private set; }

    public long StatedVersion { get; private set; }

    public EvidenceOutcome Outcome { get; private set; }

    /// <summary>Stable code of why it was rejected.</summary>
    public string? ReasonCode { get; private set; }

    /// <summary>Why it was rejected, in plain German.</summary>
    public string? Reason { get; private set; }

    /// <summary>Until when it is to be sent again.</summary>
    public DateOnly? DueOn { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>The papers that were looked at, as JSON; null: all that were there.</summary>
    public string? ReviewedPapers { get; private set; }

    public long ReviewedVersion { get; private set; }

    /// <summary>The person's word, unless the office has looked at the item after it.</summary>
    public EvidenceStatement StatementThatCounts => ReviewedVersion > StatedVersion ? EvidenceStatement.None : Statement;

    public static EvidenceStanding Of(BenefitApplicationId applicationId, string evidenceCode, string personId) =>
        new() { ApplicationId = applicationId, EvidenceCode = evidenceCode, PersonId = personId };

    public void Say(EvidenceStatement statement, DateOnly? promisedFor, long version)
    {
        if (version < StatedVersion)
            return;
        Statement = statement;
        PromisedFor = statement == EvidenceStatement.Later ? promisedFor : null;
        StatedVersion = version;
    }

    public void Review(EvidenceReview review)
    {
        if (review.Version < ReviewedVersion)
            return;
        bool rejected = review.Outcome == EvidenceOutcome.Rejected;
        Outcome = review.Outcome;
        ReasonCode = rejected ? review.ReasonCode : null;
        Reason = rejected ? review.Reason : null;
        DueOn = rejected ? review.DueOn : null;
        ReviewedAt = review.At;
        ReviewedPapers = review.Papers is { } papers ? JsonSerializer.Serialize(papers) : null;
        ReviewedVersion = review.Version;
    }

    /// <summary>Whether the last review was of this paper too, or it came after it.</summary>
    public bool HasJudged(Paper paper) => ReviewedPapers is { } json
        ? JsonSerializer.Deserialize<List<Guid>>(json)!.Contains(paper.DocumentId)
        : paper.ReceivedAt <= ReviewedAt;
}

/// <summary>A review of one item.</summary>
internal sealed record EvidenceReview(
    EvidenceOutcome Outcome, string? ReasonCode, string? Reason, DateOnly? DueOn, IReadOnlyList<Guid>? Papers, DateTimeOffset At, long Version);

/// <summary>What the person says of an item that is not there.</summary>
internal enum EvidenceStatement
{
    /// <summary>Nothing, or no longer anything.</summary>
    None,

    /// <summary>It comes later.</summary>
    Later,

    /// <summary>There is none.</summary>
    NotAvailable,
}

/// <summary>What the office says of an item.</summary>
internal enum EvidenceOutcome
{
    /// <summary>Nothing, or it opened the item again.</summary>
    Open,

    /// <summary>It is enough.</summary>
    Accepted,

    /// <summary>It is not, for a reason.</summary>
    Rejected,
}
