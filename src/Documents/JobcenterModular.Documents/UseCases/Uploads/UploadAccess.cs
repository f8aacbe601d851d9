using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Uploads;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>Who reaches which upload.</summary>
internal static class UploadAccess
{
    /// <summary>An upload to the caller's own application, with its folder. What is not there and what is somebody else's look the same.</summary>
    public static async Task<(Upload Upload, PaperFolder Folder)> OwnUploadAsync(
        this IDocumentsDb db, Guid uploadId, Caller caller, CancellationToken cancellationToken)
    {
        Upload upload = await db.UploadAsync(uploadId, cancellationToken) ?? throw HttpRefusals.NotFound.ToException();
        return (upload, await db.OwnFolderAsync(upload.ApplicationId, caller, cancellationToken));
    }

    /// <summary>As it stands in the database now; not to be changed.</summary>
    public static Task<Upload?> UploadAsync(this IDocumentsDb db, Guid uploadId, CancellationToken cancellationToken) =>
        db.Uploads.AsNoTracking().SingleOrDefaultAsync(row => row.Id == uploadId, cancellationToken);

    /// <summary>
    /// Hashes of whole uploads whose bytes may lie in the vault of a case already while their document is not committed:
    /// nobody may take them for orphans, for nothing else holds these bytes.
    /// </summary>
    public static IQueryable<string> MovingIn(this IDocumentsDb db, Guid caseId) => db.Uploads
        .Where(row => row.CaseId == caseId && row.State == UploadState.Receiving && row.Offset == row.Length && row.Sha256 != null)
        .Select(row => row.Sha256!);
}
