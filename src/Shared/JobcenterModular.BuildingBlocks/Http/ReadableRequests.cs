using System.Buffers;
using System.IO.Pipelines;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>
/// Stops requests that no endpoint could read: NUL in the address, JSON beyond the limit, bytes that are not UTF-8. JSON
/// is small here, so it is read whole, once; uploads are not touched and stream on.
/// </summary>
public sealed class ReadableRequests(RequestDelegate next)
{
    /// <summary>Largest JSON request in bytes. The largest section of a form has well under a tenth of it.</summary>
    public const int MaxJsonBytes = 256 * 1024;

    /// <summary>Middleware.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!IsStorable(request.Path.Value) || !IsStorable(Unescape(request.QueryString.Value)))
            throw HttpRefusals.Malformed.ToException();
        if (request.ContentLength is 0 || !request.HasJsonContentType())
        {
            await next(context);
            return;
        }

        if (request.ContentLength > MaxJsonBytes)
            throw HttpRefusals.TooLarge.ToException();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxJsonBytes;
        byte[] body = await ReadAsync(request.BodyReader, context.RequestAborted);
        if (!Utf8.IsValid(body))
            throw HttpRefusals.Malformed.ToException();
        request.Body = new MemoryStream(body, 0, body.Length, writable: false, publiclyVisible: true);
        await next(context);
    }

    /// <summary>The whole JSON body, which this middleware has read; empty if there was none.</summary>
    public static ReadOnlyMemory<byte> BodyOf(HttpRequest request) =>
        request.Body is MemoryStream read && read.TryGetBuffer(out ArraySegment<byte> body) ? body : ReadOnlyMemory<byte>.Empty;

    private static async Task<byte[]> ReadAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > MaxJsonBytes)
                throw HttpRefusals.TooLarge.ToException();
            if (read.IsCompleted)
            {
                byte[] body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static string? Unescape(string? query) => query is null ? null : Uri.UnescapeDataString(query);

    private static bool IsStorable(string? text) => text is null || StorableString.Is(text);
}
