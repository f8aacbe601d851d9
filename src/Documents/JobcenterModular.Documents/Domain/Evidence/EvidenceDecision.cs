namespace JobcenterModular.Documents.Domain.Evidence;

/// <summary>What staff decide about one item.</summary>
/// <param name="Outcome">The decision; <see cref="EvidenceOutcome.Open"/> takes an earlier one back.</param>
/// <param name="Reason">Why, in plain German.</param>
internal sealed record EvidenceDecision(EvidenceOutcome Outcome, string? Reason = null)
{
    /// <summary>With a rejection: the reason as one of the list.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>With a rejection: until when it is wanted anew.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>It is enough although there is no document: a person may decide without paper.</summary>
    public bool WithoutDocuments { get; init; }
}
