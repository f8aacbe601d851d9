using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Uploads;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>Begins an upload in parts. What would be refused at its end is refused now, as far as it can be known.</summary>
internal sealed record CreateUpload(Caller Caller, long Length, string? Metadata) : IRequest<UploadProgress>;

internal sealed class CreateUploadHandler(
    IDocumentsDb db, UploadParts parts, IOptions<DocumentsOptions> documents, IOptions<UploadsOptions> options) : IRequestHandler<CreateUpload, UploadProgress>
{
    public Task<UploadProgress> Handle(CreateUpload request, CancellationToken cancellationToken)
    {
        var metadata = UploadMetadata.Parse(request.Metadata);
        return OptimisticRetry.RunAsync(() => CreateAsync(request, metadata, cancellationToken), db.Forget, cancellationToken);
    }

    private async Task<UploadProgress> CreateAsync(CreateUpload request, UploadMetadata metadata, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.OwnFolderAsync(metadata.ApplicationId, request.Caller, cancellationToken);
        folder.EnsureRoom(documents.Value.MaxPerApplication);
        if (metadata.Items.Count == 0)
            folder.EnsureAsksFor(null);
        folder.EnsureTakes(metadata.Items, await db.WantedAsync(folder, cancellationToken));
        if (request.Length == 0)
            throw DocumentsRefusals.Empty.ToException();
        if (request.Length > documents.Value.MaxFileBytes)
            throw FileIntake.TooLarge(documents.Value.MaxFileBytes);
        await EnsureFewAsync(folder.Id, cancellationToken);

        // It and the end of the draft exclude each other, and so do two that would be the last one allowed.
        db.Shared.Guard(folder);
        DateTimeOffset now = parts.Now;
        var upload = new Upload
        {
            Id = Guid.CreateVersion7(now),
            ApplicationId = folder.Id,
            CaseId = folder.CaseId!.Value,
            FiledBy = Actor.Owner(request.Caller).Subject,
            Metadata = request.Metadata!,
            Length = request.Length,
            CreatedAt = now,
        };
        upload.Keep(parts.KeepUntil);
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(cancellationToken);
        return UploadProgress.Of(upload);
    }

    private async Task EnsureFewAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        DateTimeOffset now = parts.Now;
        List<DateTimeOffset> open = await db.Uploads
            .Where(row => row.ApplicationId == applicationId && row.State == UploadState.Receiving && row.ExpiresAt > now)
            .OrderBy(row => row.ExpiresAt)
            .Select(row => row.ExpiresAt)
            .ToListAsync(cancellationToken);
        if (open.Count < options.Value.MaxOpen)
            return;
        throw DocumentsRefusals.UploadsTooMany.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["maxOpen"] = options.Value.MaxOpen,
            [ProblemWriter.RetryAfterSeconds] = (long)Math.Ceiling((open[0] - now).TotalSeconds),
        });
    }
}
