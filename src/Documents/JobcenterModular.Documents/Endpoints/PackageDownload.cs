using System.Buffers;
using JobcenterModular.Documents.UseCases.Leaving.Ledger;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>Sends a package. The ledger is written before the last bytes: whoever has all of it finds it taken.</summary>
internal static class PackageDownload
{
    public const string MediaType = "application/zip";

    private const int BufferBytes = 80 * 1024;

    public static async Task SendAsync(HttpResponse response, Package package, Func<Task> taken, CancellationToken cancellationToken)
    {
        await using Stream content = package.Content;
        response.ContentType = MediaType;
        response.ContentLength = content.Length;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = package.FileName }.ToString();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (content.Position == content.Length)
                {
                    // Flushed first, so that a receiver who went away in the middle has not taken it.
                    await response.Body.FlushAsync(cancellationToken);
                    await taken();
                }

                await response.Body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
