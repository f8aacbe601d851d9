namespace JobcenterModular.Applications.Domain;

/// <summary>An instant as the office reads it.</summary>
/// <param name="Now">The instant (UTC).</param>
/// <param name="Today">Its date in the office (Europe/Berlin).</param>
/// <param name="KeepDays">How many days a draft is kept after its last activity.</param>
internal sealed record Clocked(DateTimeOffset Now, DateOnly Today, int KeepDays)
{
    /// <summary>Last day on which a draft is kept that is touched now.</summary>
    public DateOnly KeepUntil => Today.AddDays(KeepDays);
}

/// <summary>The form version that a draft is on.</summary>
/// <param name="Key">Key of the form.</param>
/// <param name="Version">Its version.</param>
/// <param name="EvidenceCodes">Codes under which it accepts papers.</param>
/// <param name="OpenQuestions">Questions that are open with the answers so far.</param>
internal sealed record FormVersionUsed(string Key, int Version, IReadOnlyList<string> EvidenceCodes, int OpenQuestions);
