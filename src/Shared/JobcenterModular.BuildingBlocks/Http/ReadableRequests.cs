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
        var body = new MemoryStream((int)(request.ContentLength ?? 4096));
        await using (body)
        {
            await CopyAsync(request.Body, body, context.RequestAborted);
            if (!Utf8.IsValid(body.GetBuffer().AsSpan(0, (int)body.Length)))
                throw HttpRefusals.Malformed.ToException();
            body.Position = 0;
            request.Body = body;
            await next(context);
        }
    }

    private static async Task CopyAsync(Stream source, MemoryStream target, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (target.Length + read > MaxJsonBytes)
                throw HttpRefusals.TooLarge.ToException();
            target.Write(buffer, 0, read);
        }
    }

    private static string? Unescape(string? query) => query is null ? null : Uri.UnescapeDataString(query);

    private static bool IsStorable(string? text) => text is null || StorableString.Is(text);
}
