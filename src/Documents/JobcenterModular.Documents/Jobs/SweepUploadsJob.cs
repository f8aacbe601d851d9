using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Uploads;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Documents.Jobs;

/// <summary>
/// Takes away uploads that nobody went on with, the memory of those that have ended, what was being uploaded into case
/// files that are destroyed, and parts without a row, which a crash leaves behind. Several hosts may sweep at once.
/// </summary>
internal sealed partial class SweepUploadsJob(
    IServiceScopeFactory scopes, IBlobStore blobs, TimeProvider clock, ILogger<SweepUploadsJob> logger) : IRecurringJob
{
    private const int BatchSize = 200;

    // Longer than any request can have kept a part without its row.
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    public string Name => "sweep-uploads";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int uploads = 0;
        int swept;
        do
        {
            swept = await SweepRowsAsync(cancellationToken);
            uploads += swept;
        }
        while (swept == BatchSize);
        int parts = 0;
        DateTimeOffset before = clock.GetUtcNow() - Age;
        IAsyncEnumerable<StoredBlob> old = blobs.ListAsync(BlobArea.Uploads, cancellationToken).Where(blob => blob.WrittenAt < before);
        await foreach (StoredBlob[] batch in old.Chunk(BatchSize).WithCancellation(cancellationToken))
            parts += await SweepPartsAsync(batch, cancellationToken);
        if (uploads + parts > 0)
            Swept(logger, uploads, parts);
    }

    [LoggerMessage(2054, LogLevel.Information, "Swept {Uploads} uploads that had ended or expired and {Parts} parts without a row")]
    private static partial void Swept(ILogger logger, int uploads, int parts);

    private async Task<int> SweepRowsAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IDocumentsDb db = scope.ServiceProvider.GetRequiredService<IDocumentsDb>();
        DateTimeOffset now = clock.GetUtcNow();
        var due = await db.Uploads.AsNoTracking()
            .Where(row => (row.ExpiresAt <= now && (row.State != UploadState.Receiving || row.Offset < row.Length))
                || db.CaseFiles.Any(file => file.Id == row.CaseId && file.State == CaseFileState.Destroyed))
            .OrderBy(row => row.ExpiresAt)
            .Take(BatchSize)
            .Select(row => new { row.Id, row.Version })
            .ToListAsync(cancellationToken);
        foreach (var upload in due)
        {
            // Unless somebody goes on with it at this very moment.
            if (await db.Uploads.Where(row => row.Id == upload.Id && row.Version == upload.Version).ExecuteDeleteAsync(cancellationToken) == 1)
                await blobs.EraseGroupAsync(BlobArea.Uploads, upload.Id, cancellationToken);
        }

        return due.Count;
    }

    private async Task<int> SweepPartsAsync(StoredBlob[] batch, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IDocumentsDb db = scope.ServiceProvider.GetRequiredService<IDocumentsDb>();
        List<Guid> groups = [.. batch.Select(blob => blob.Place.Group).Distinct()];
        var rows = await db.UploadSegments.AsNoTracking()
            .Where(row => groups.Contains(row.UploadId))
            .Select(row => new { row.UploadId, row.Name })
            .ToListAsync(cancellationToken);
        HashSet<BlobPlace> known = [.. rows.Select(row => new BlobPlace(BlobArea.Uploads, row.UploadId, row.Name))];
        int erased = 0;
        foreach (StoredBlob blob in batch.Where(blob => !known.Contains(blob.Place)))
        {
            await blobs.EraseAsync(blob.Place, cancellationToken);
            erased++;
        }

        return erased;
    }
}
