using System.Text.Json;
using JobcenterModular.SharedKernel;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>The one place where exceptions become answers. What is not foreseen is a 500 without detail, and a log line.</summary>
public sealed partial class RefusalExceptionHandler(ILogger<RefusalExceptionHandler> logger) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;

    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            if (!httpContext.Response.HasStarted)
                httpContext.Response.StatusCode = ClientClosedRequest;
            return true;
        }

        switch (exception)
        {
            case RefusalException refused:
                await ProblemWriter.WriteAsync(httpContext, refused.Refusal, refused.Details);
                return true;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                await ProblemWriter.WriteAsync(httpContext, HttpRefusals.TooLarge);
                return true;
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
                await ProblemWriter.WriteAsync(httpContext, HttpRefusals.WrongKind);
                return true;
            case BadHttpRequestException or JsonException:
                await ProblemWriter.WriteAsync(httpContext, HttpRefusals.Malformed);
                return true;
            case DbUpdateConcurrencyException:
                await ProblemWriter.WriteAsync(httpContext, HttpRefusals.Busy);
                return true;
            default:
                Unforeseen(logger, exception);
                await ProblemWriter.WriteAsync(
                    httpContext, StatusCodes.Status500InternalServerError, "internal", "Das hat nicht geklappt. Der Fehler liegt bei uns. Bitte versuchen Sie es später noch einmal.");
                return true;
        }
    }

    [LoggerMessage(401, LogLevel.Error, "Unforeseen failure of a request")]
    private static partial void Unforeseen(ILogger logger, Exception exception);
}
