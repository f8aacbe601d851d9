namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>An item of a checklist: which evidence of which person.</summary>
/// <param name="Code">N01 to N32.</param>
/// <param name="PersonId"><c>ap</c>, <c>p1</c> …</param>
internal readonly record struct EvidenceKey(string Code, string PersonId)
{
    public const int MaxCodeLength = 20;

    public override string ToString() => $"{Code}:{PersonId}";
}
