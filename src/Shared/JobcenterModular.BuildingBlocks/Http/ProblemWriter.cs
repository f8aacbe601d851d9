using System.Diagnostics;
using System.Globalization;
using JobcenterModular.SharedKernel;
using Microsoft.AspNetCore.Http;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>Writes problem documents (RFC 9457) with a stable <c>code</c> and the <c>traceId</c>; in one place.</summary>
public static class ProblemWriter
{
    /// <summary>Member of a problem that says how long to wait; it becomes the header Retry-After too.</summary>
    public const string RetryAfterSeconds = "retryAfterSeconds";

    // Of tus 1.0, extension checksum; no RFC has it.
    private const int ChecksumMismatch = 460;

    /// <summary>The status of a kind of refusal.</summary>
    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => StatusCodes.Status400BadRequest,
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.PreconditionMissing => StatusCodes.Status428PreconditionRequired,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.WrongKind => StatusCodes.Status415UnsupportedMediaType,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        RefusalKind.NotReady => StatusCodes.Status503ServiceUnavailable,
        RefusalKind.Gone => StatusCodes.Status410Gone,
        RefusalKind.Altered => ChecksumMismatch,
        RefusalKind.OtherVersion => StatusCodes.Status412PreconditionFailed,
        RefusalKind.Unproved => StatusCodes.Status401Unauthorized,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Answers with a refusal.</summary>
    public static Task WriteAsync(HttpContext context, Refusal refusal, IReadOnlyDictionary<string, object?>? details = null) =>
        WriteAsync(context, StatusOf(refusal.Kind), refusal.Code, refusal.Text, details);

    /// <summary>Answers with a status, a code and a German sentence.</summary>
    public static async Task WriteAsync(
        HttpContext context, int status, string code, string text, IReadOnlyDictionary<string, object?>? details = null)
    {
        HttpResponse response = context.Response;
        if (response.HasStarted)
            return;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
            response.Headers.RetryAfter = details?.GetValueOrDefault(RetryAfterSeconds) is long wait ? wait.ToString(CultureInfo.InvariantCulture) : "1";
        Dictionary<string, object?> problem = new(StringComparer.Ordinal)
        {
            ["type"] = $"urn:jobcenter:problem:{code}",
            ["title"] = text,
            ["status"] = status,
            ["code"] = code,
            ["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
        };
        foreach ((string name, object? value) in details ?? new Dictionary<string, object?>(StringComparer.Ordinal))
            problem[name] = value;

        // Without a token of ours, writing to a client that has just gone is no failure; it would be logged as one.
        await response.WriteAsJsonAsync(problem, ApiJson.Options, "application/problem+json", CancellationToken.None);
    }
}
