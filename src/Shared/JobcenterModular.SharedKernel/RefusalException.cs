namespace JobcenterModular.SharedKernel;

/// <summary>Thrown where a rule says no. Mapped once, at the border, to a problem document (RFC 9457).</summary>
public sealed class RefusalException(Refusal refusal, IReadOnlyDictionary<string, object?>? details = null)
    : Exception(refusal.Code)
{
    /// <summary>The reason.</summary>
    public Refusal Refusal { get; } = refusal;

    /// <summary>Additional members of the problem document.</summary>
    public IReadOnlyDictionary<string, object?> Details { get; } = details ?? new Dictionary<string, object?>(StringComparer.Ordinal);
}
