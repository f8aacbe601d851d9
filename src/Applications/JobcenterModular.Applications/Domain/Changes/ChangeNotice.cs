namespace JobcenterModular.Applications.Domain.Changes;

/// <summary>The customer tells the office that something has changed (Veränderungsmitteilung, § 60 (1) no. 2 SGB I). Never changed.</summary>
internal sealed class ChangeNotice
{
    public const int MostText = 4000;

    public required Guid Id { get; init; }

    public required BenefitApplicationId ApplicationId { get; init; }

    /// <summary>What has changed: keys of <see cref="ChangeKind"/>, as JSON.</summary>
    public required string Kinds { get; init; }

    /// <summary>The day of the event, not of the notice.</summary>
    public required DateOnly Since { get; init; }

    public required string? Text { get; init; }

    /// <summary>Codes of papers that the customer will send with it, as JSON.</summary>
    public required string EvidenceCodes { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>Something that can change and must be told at once.</summary>
/// <param name="Key">Stable key, such as <c>rent</c>.</param>
/// <param name="Label">Plain German.</param>
/// <param name="Help">What to tell.</param>
/// <param name="EvidenceCodes">Papers that usually belong to it.</param>
/// <param name="ValidFrom">First day on which it is offered.</param>
/// <param name="ValidTo">Last day; null as long as it is offered.</param>
/// <param name="Source">Where it is from.</param>
internal sealed record ChangeKind(
    string Key, string Label, string? Help, IReadOnlyList<string> EvidenceCodes, DateOnly ValidFrom, DateOnly? ValidTo, string Source)
{
    public bool IsOffered(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}
