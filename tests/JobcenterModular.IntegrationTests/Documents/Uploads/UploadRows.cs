using JobcenterModular.Documents.Domain.Uploads;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>The rows of uploads, behind the API.</summary>
internal static class UploadRows
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static Task<int> CountAsync(Draft draft) => draft.LookAsync(db => db.Uploads.CountAsync(row => row.ApplicationId == draft.Id, Cancelled));

    public static Task<Upload> OfAsync(Draft draft, Uri upload)
    {
        Guid id = UploadFiles.IdOf(upload);
        return draft.LookAsync(db => db.Uploads.AsNoTracking().SingleAsync(row => row.Id == id, Cancelled));
    }

    public static Task<List<UploadSegment>> SegmentsAsync(Draft draft, Uri upload)
    {
        Guid id = UploadFiles.IdOf(upload);
        return draft.LookAsync(db => db.UploadSegments.AsNoTracking().Where(row => row.UploadId == id).OrderBy(row => row.Start).ToListAsync(Cancelled));
    }
}
