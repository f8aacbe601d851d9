namespace JobcenterModular.Documents.UseCases.Scanning;

/// <summary>How the scanner does.</summary>
/// <param name="Health">In one word.</param>
/// <param name="Version">Engine, version and date of the signatures as the scanner names them; null where it does not answer.</param>
/// <param name="Detail">Why it is unavailable; null otherwise.</param>
internal sealed record ScannerState(ScannerHealth Health, string? Version = null, string? Detail = null);

/// <summary>Whether verdicts can be relied on. Only <see cref="Ready"/> makes a clean verdict mean what it says.</summary>
internal enum ScannerHealth
{
    NotConfigured,

    /// <summary>Does not answer.</summary>
    Unavailable,

    /// <summary>Does not find the test virus that every scanner knows: it has no signatures, and calls everything clean.</summary>
    Blind,

    /// <summary>Calls clean what it did not look into because of its limits.</summary>
    SilentAboutLimits,

    Ready,
}
