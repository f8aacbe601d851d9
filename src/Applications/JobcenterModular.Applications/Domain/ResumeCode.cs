namespace JobcenterModular.Applications.Domain;

/// <summary>A code to come back with on another device; only its keyed hash is stored.</summary>
internal sealed class ResumeCode
{
    /// <summary>How many codes of one draft are valid at once: a new pause must not break the link in an older mail.</summary>
    public const int MostAtOnce = 5;

    public required Guid Id { get; init; }

    public required BenefitApplicationId ApplicationId { get; init; }

    public required byte[] Hash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Tries to come back to one application within a window of time.</summary>
internal sealed class ResumeAttempts
{
    public required BenefitApplicationId ApplicationId { get; init; }

    public required DateTimeOffset WindowStartedAt { get; set; }

    public required int Count { get; set; }
}
