using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.BuildingBlocks.Mediation;

/// <summary>An activity per use case, and a debug line. Never the request itself: it holds what people told us.</summary>
internal sealed partial class UseCaseLogging<TRequest, TResponse>(ILogger<UseCaseLogging<TRequest, TResponse>> logger) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using Activity? activity = UseCaseActivity.Source.StartActivity(typeof(TRequest).Name);
        TResponse response = await next();
        Done(logger, typeof(TRequest).Name);
        return response;
    }

    [LoggerMessage(301, LogLevel.Debug, "{UseCase} done")]
    private static partial void Done(ILogger logger, string useCase);
}

/// <summary>Source of use case activities, for any OpenTelemetry listener.</summary>
internal static class UseCaseActivity
{
    public static readonly ActivitySource Source = new("JobcenterModular.UseCases");
}
