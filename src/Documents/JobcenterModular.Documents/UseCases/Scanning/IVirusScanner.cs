namespace JobcenterModular.Documents.UseCases.Scanning;

/// <summary>Looks into papers for viruses. Every failure is a verdict, and only a whole, understood answer is a clean one.</summary>
internal interface IVirusScanner
{
    /// <summary>Whether there is a scanner at all; without one, papers are not scanned.</summary>
    bool IsConfigured { get; }

    /// <summary>
    /// Scans a paper as a stream, in constant memory and within <see cref="ScannerOptions.Timeout"/>. Throws only where
    /// the paper itself cannot be read or has another length than announced.
    /// </summary>
    Task<ScanVerdict> ScanAsync(Stream plain, long sizeBytes, CancellationToken cancellationToken);

    /// <summary>
    /// How the scanner does: asks for its version and gives it two probes, of some kilobytes together, that a scanner which
    /// can be relied on does not call clean.
    /// </summary>
    Task<ScannerState> StateAsync(CancellationToken cancellationToken);
}
