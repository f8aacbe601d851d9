namespace JobcenterModular.Documents.UseCases.Scanning;

/// <summary>The section <c>Documents:Scanner</c>.</summary>
internal sealed record ScannerOptions
{
    public const string Section = "Documents:Scanner";

    /// <summary>Where clamd listens: <c>unix:/run/clamav/clamd.ctl</c> or <c>tcp://127.0.0.1:3310</c>. Without it nothing is scanned.</summary>
    public string? Address { get; init; }

    /// <summary>Longest time that one scan may take, sending included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Largest paper that the scanner is given: not more than its <c>StreamMaxLength</c>, which Debian sets to 25 MiB.</summary>
    public long MaxBytes { get; init; } = 25 * 1024 * 1024;

    public bool HasScanner => !string.IsNullOrWhiteSpace(Address);
}
