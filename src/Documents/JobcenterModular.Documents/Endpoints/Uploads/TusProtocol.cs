using System.Globalization;
using JobcenterModular.Documents.UseCases.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace JobcenterModular.Documents.Endpoints.Uploads;

/// <summary>
/// What tus 1.0.0 asks of every request and answer, also of those that no endpoint sees: the method that a client behind
/// a strict proxy means, and the version in every answer, refusals included.
/// </summary>
internal sealed class TusProtocol : IStartupFilter
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,checksum,expiration,termination";
    public const string MediaType = "application/offset+octet-stream";

    public const string ResumableHeader = "Tus-Resumable";
    public const string VersionHeader = "Tus-Version";
    public const string OffsetHeader = "Upload-Offset";
    public const string LengthHeader = "Upload-Length";
    public const string ExpiresHeader = "Upload-Expires";

    private const string MethodHeader = "X-HTTP-Method-Override";
    private const string UploadsPath = "/api/v1/uploads";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(SpeakAsync);
        next(app);
    };

    /// <summary>Refuses a request in another version of the protocol, before anything is done.</summary>
    public static ValueTask<object?> RequireVersionAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers[ResumableHeader] == Version
            ? next(context)
            : throw DocumentsRefusals.UploadProtocolVersion.ToException();

    /// <summary>A whole number of bytes, zero or more.</summary>
    public static long RequiredBytes(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out long bytes)
            ? bytes
            : throw UploadHeader.Malformed(header);

    private static Task SpeakAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments(UploadsPath, StringComparison.OrdinalIgnoreCase))
            return next(context);
        if (context.Request.Headers[MethodHeader].ToString().ToUpperInvariant() is { Length: > 0 } method)
            context.Request.Method = method;

        // At the last moment: whoever turns an exception into an answer clears the headers first.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[ResumableHeader] = Version;
            if (context.Response.StatusCode == StatusCodes.Status412PreconditionFailed)
                context.Response.Headers[VersionHeader] = Version;
            return Task.CompletedTask;
        });
        return next(context);
    }
}
