using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>Takes uploads away: rows first, so that nobody adds to them any more, then the bytes.</summary>
internal sealed partial class UploadEraser(IDocumentsDb db, IBlobStore blobs, ILogger<UploadEraser> logger)
{
    /// <summary>One upload, rows and bytes.</summary>
    public async Task EraseAsync(Guid uploadId, CancellationToken cancellationToken)
    {
        await db.Uploads.Where(row => row.Id == uploadId).ExecuteDeleteAsync(cancellationToken);
        await blobs.EraseGroupAsync(BlobArea.Uploads, uploadId, cancellationToken);
    }

    /// <summary>Everything that was being uploaded to an application.</summary>
    public async Task EraseOfApplicationAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        foreach (Guid id in await db.Uploads.Where(row => row.ApplicationId == applicationId).Select(row => row.Id).ToListAsync(cancellationToken))
            await EraseAsync(id, cancellationToken);
    }

    /// <summary>The parts of an upload that has ended; its row stays. What cannot be erased now, the sweep erases.</summary>
    public async Task ErasePartsAsync(Guid uploadId)
    {
        await db.UploadSegments.Where(row => row.UploadId == uploadId).ExecuteDeleteAsync(CancellationToken.None);
        try
        {
            await blobs.EraseGroupAsync(BlobArea.Uploads, uploadId, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            NotErased(logger, uploadId, exception);
        }
    }

    [LoggerMessage(2051, LogLevel.Warning, "The parts of upload {UploadId} could not be erased; the sweep will")]
    private static partial void NotErased(ILogger logger, Guid uploadId, Exception exception);
}
