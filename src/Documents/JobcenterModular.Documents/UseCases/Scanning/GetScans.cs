using JobcenterModular.Documents.Domain.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Scanning;

/// <summary>How the scan stands, for operations: figures only, no document and no person.</summary>
internal sealed record GetScans : IRequest<ScanFigures>;

/// <summary>How the scan stands.</summary>
/// <param name="Scanner">Whether verdicts can be relied on: <c>ready</c>, or why not.</param>
/// <param name="Version">Engine and signatures as the scanner names them; null where it does not answer.</param>
/// <param name="Waiting">Documents that wait for the scanner or are in its hands.</param>
/// <param name="OldestWaiting">When the oldest of them arrived (UTC); null if none waits.</param>
/// <param name="NotScannable">Documents that it cannot look into; they are tried again.</param>
/// <param name="Infected">Infected documents that are still kept.</param>
/// <param name="NotScanned">Documents from the time without a scanner.</param>
internal sealed record ScanFigures(
    ScannerHealth Scanner, string? Version, int Waiting, DateTimeOffset? OldestWaiting, int NotScannable, int Infected, int NotScanned);

internal sealed class GetScansHandler(IDocumentsDb db, IVirusScanner scanner) : IRequestHandler<GetScans, ScanFigures>
{
    public async Task<ScanFigures> Handle(GetScans request, CancellationToken cancellationToken)
    {
        ScannerState state = await scanner.StateAsync(cancellationToken);
        var counts = await db.Documents
            .Where(row => row.Check != CheckState.Clean)
            .GroupBy(row => row.Check)
            .Select(group => new { Check = group.Key, Count = group.Count(), Oldest = group.Min(row => row.ReceivedAt) })
            .ToListAsync(cancellationToken);
        int Of(CheckState check) => counts.Find(row => row.Check == check)?.Count ?? 0;
        var waiting = counts.Where(row => row.Check is CheckState.Received or CheckState.Scanning).ToList();
        return new ScanFigures(
            state.Health,
            state.Version,
            waiting.Sum(row => row.Count),
            waiting.Count == 0 ? null : waiting.Min(row => row.Oldest),
            Of(CheckState.NotScannable),
            Of(CheckState.Infected),
            Of(CheckState.NotScanned));
    }
}
