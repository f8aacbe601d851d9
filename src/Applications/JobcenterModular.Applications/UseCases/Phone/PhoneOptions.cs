namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>The section <c>Phone</c>: how a caller proves to be the applicant, and how long a call lasts.</summary>
internal sealed record PhoneOptions
{
    private static readonly IReadOnlyList<IdentityQuestion> All = Enum.GetValues<IdentityQuestion>();

    /// <summary>What may be asked; without it all there is.</summary>
    public IdentityQuestion[]? IdentityQuestions { get; init; }

    /// <summary>How many of them must be answered rightly, beside the reference. The resume code alone is enough.</summary>
    public int MustMatch { get; init; } = 2;

    /// <summary>Minutes after the last save at which a call ends by itself.</summary>
    public int CallMinutes { get; init; } = 30;

    /// <summary>Tries for one application within <see cref="LockMinutes"/>.</summary>
    public int MostTries { get; init; } = 5;

    /// <summary>How long an application is locked after too many tries.</summary>
    public int LockMinutes { get; init; } = 15;

    public IReadOnlyList<IdentityQuestion> Asked => IdentityQuestions ?? All;

    public TimeSpan CallLasts => TimeSpan.FromMinutes(CallMinutes);

    /// <summary>Whether a call can be opened and cannot be opened for nothing.</summary>
    public bool IsSound => MustMatch >= 1 && MustMatch <= Asked.Count && CallMinutes >= 1 && MostTries >= 1 && LockMinutes >= 1;
}

/// <summary>What only the applicant should know.</summary>
internal enum IdentityQuestion
{
    BirthDate,

    LastName,

    Postcode,

    /// <summary>The telephone number of the application.</summary>
    Phone,

    /// <summary>The last four characters of the account number.</summary>
    IbanLast4,
}
