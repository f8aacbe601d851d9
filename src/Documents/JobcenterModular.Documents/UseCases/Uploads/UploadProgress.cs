using JobcenterModular.Documents.Domain.Uploads;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>How far an upload is.</summary>
internal sealed record UploadProgress(
    Guid Id, Guid ApplicationId, long Offset, long Length, string Metadata, bool Finished, DateTimeOffset ExpiresAt, Guid? DocumentId)
{
    public static UploadProgress Of(Upload upload) => new(
        upload.Id,
        upload.ApplicationId,
        upload.Offset,
        upload.Length,
        upload.Metadata,
        upload.State == UploadState.Finished,
        upload.ExpiresAt,
        upload.DocumentId);
}
