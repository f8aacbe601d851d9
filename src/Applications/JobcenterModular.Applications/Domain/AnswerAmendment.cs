namespace JobcenterModular.Applications.Domain;

/// <summary>
/// Answers that were given after an application was sent, because the office asked for them. What was sent stays as it was
/// for ever; these are laid over it, one after the other.
/// </summary>
internal sealed class AnswerAmendment
{
    public required BenefitApplicationId ApplicationId { get; init; }

    /// <summary>From 1 upwards; the order in which they count.</summary>
    public required int Number { get; init; }

    /// <summary>The information request that asked.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The section instance.</summary>
    public required string Section { get; init; }

    /// <summary>The answers to the asked questions and to no others, as JSON by question.</summary>
    public required string Answers { get; init; }

    public required DateTimeOffset At { get; init; }
}
