namespace JobcenterModular.Applications.Domain.Phone;

/// <summary>One line of the log of help: what somebody of staff did for a caller. It holds no answer, and it is never changed.</summary>
internal sealed class PhoneStep
{
    public required Guid Id { get; init; }

    public required BenefitApplicationId ApplicationId { get; init; }

    /// <summary>The call in which it was done; null for a short application and for a caller who was not let in.</summary>
    public required Guid? CallId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Account of the agent.</summary>
    public required string Agent { get; init; }

    public required string Role { get; init; }

    public required PhoneDeed What { get; init; }

    /// <summary>The section instance that was saved; null for anything else.</summary>
    public string? Section { get; init; }
}

/// <summary>What was done on the phone.</summary>
internal enum PhoneDeed
{
    /// <summary>The date was secured with name, contact and month (§ 37 (1) SGB II).</summary>
    ShortApplication,

    /// <summary>An application was begun for the caller.</summary>
    Started,

    /// <summary>The caller proved to be the applicant, and the application was opened.</summary>
    Opened,

    /// <summary>Somebody did not prove to be the applicant.</summary>
    Refused,

    /// <summary>The answers of a section were saved.</summary>
    SectionSaved,

    /// <summary>All answers were read to the caller, who agreed.</summary>
    ReadBack,

    /// <summary>The caller got a new code to go on alone.</summary>
    HandedOver,

    /// <summary>The application was sent for the caller.</summary>
    Submitted,

    /// <summary>The agent closed the call.</summary>
    Ended,
}
