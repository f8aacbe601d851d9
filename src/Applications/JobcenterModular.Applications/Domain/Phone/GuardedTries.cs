namespace JobcenterModular.Applications.Domain.Phone;

/// <summary>Tries to be let in to one application within a window of time.</summary>
internal sealed class GuardedTries
{
    public required BenefitApplicationId ApplicationId { get; init; }

    public required GuardedDoor Door { get; init; }

    public required DateTimeOffset WindowStartedAt { get; set; }

    public required int Count { get; set; }
}

/// <summary>What is tried.</summary>
internal enum GuardedDoor
{
    /// <summary>To be the applicant, on the phone.</summary>
    Call,

    /// <summary>To be somebody of the household who was invited.</summary>
    Invitation,
}
