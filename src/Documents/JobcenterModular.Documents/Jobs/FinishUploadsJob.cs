using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Documents.Domain.Uploads;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Uploads;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Documents.Jobs;

/// <summary>
/// Makes the documents of uploads that are whole and were left so: by a host that was killed after the last byte, or
/// while the storage was full. Their clients have been told that the bytes are safe, so nobody comes back for them.
/// </summary>
internal sealed partial class FinishUploadsJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FinishUploadsJob> logger) : IRecurringJob
{
    private const int BatchSize = 100;

    public string Name => "finish-uploads";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (Upload upload in await DueAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<UploadFinisher>().FinishAsync(upload);
            }
            catch (RefusalException refusal)
            {
                Refused(logger, upload.Id, refusal.Refusal.Code);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Failed(logger, upload.Id, exception);
            }
        }
    }

    [LoggerMessage(2052, LogLevel.Information, "Upload {UploadId} did not become a document: {Code}")]
    private static partial void Refused(ILogger logger, Guid uploadId, string code);

    [LoggerMessage(2053, LogLevel.Error, "Upload {UploadId} could not be made a document; trying again later")]
    private static partial void Failed(ILogger logger, Guid uploadId, Exception exception);

    private async Task<List<Upload>> DueAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset now = clock.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<IDocumentsDb>().Uploads.AsNoTracking()
            .Where(row => row.State == UploadState.Receiving && row.Offset == row.Length && (row.FinishingUntil == null || row.FinishingUntil <= now))
            .OrderBy(row => row.ExpiresAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
    }
}
