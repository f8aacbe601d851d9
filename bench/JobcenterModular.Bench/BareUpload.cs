using JobcenterModular.Documents.Persistence.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobcenterModular.Bench;

/// <summary>
/// What an upload is measured against: copies the body of the request to a file with the same flushes as the Host (the
/// file, a rename, the directory). No form, no hash, no look inside, no encryption, no database.
/// </summary>
internal static class BareUpload
{
    private const int BufferBytes = 128 * 1024;

    public static async Task<Created> CopyAsync(Guid id, HttpRequest request, CancellationToken cancellationToken)
    {
        request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        string folder = Path.Combine(Directory.GetCurrentDirectory(), "bare", id.ToString());
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, Guid.CreateVersion7().ToString());
        await using (var file = new FileStream(path + ".part", FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous))
        {
            await request.Body.CopyToAsync(file, BufferBytes, cancellationToken);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }

        File.Move(path + ".part", path);
        DiskSync.FlushDirectory(folder);
        return TypedResults.Created();
    }
}
