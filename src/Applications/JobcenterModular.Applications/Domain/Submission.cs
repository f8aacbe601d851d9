namespace JobcenterModular.Applications.Domain;

/// <summary>What was sent, for ever as it was sent: form version, answers, file hashes, receipt.</summary>
internal sealed class Submission
{
    public required BenefitApplicationId ApplicationId { get; init; }

    public required string FormKey { get; init; }

    public required int FormVersion { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The answers that were sent, without hidden ones, as JSON.</summary>
    public required string Answers { get; init; }

    /// <summary>SHA-256 of <see cref="Answers"/> in UTF-8, lower-case hex.</summary>
    public required string AnswersSha256 { get; init; }

    /// <summary>The papers that were there, with their hashes, as JSON.</summary>
    public required string Papers { get; init; }

    /// <summary>What was open at that moment, as JSON; null for what was sent before this was kept.</summary>
    public required string? FollowUps { get; init; }

    /// <summary>The signed receipt (JWS, compact).</summary>
    public required string Receipt { get; init; }
}
