using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobcenterModular.Host.Operations;

/// <summary>Liveness (the process answers) and readiness (every module's database answers and is up to date).</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new LiveReport("alive")))
            .AllowAnonymous().WithName("getLiveness").WithTags("Operations").WithSummary("Whether the process answers");
        app.MapGet("/health/ready", ReadyAsync)
            .AllowAnonymous().WithName("getReadiness").WithTags("Operations").WithSummary("Whether every module's database answers and is up to date");
    }

    private static async Task<Results<Ok<ReadyReport>, JsonHttpResult<ReadyReport>>> ReadyAsync(
        IEnumerable<IModuleStore> stores, CancellationToken cancellationToken)
    {
        Dictionary<string, StoreState> modules = new(StringComparer.Ordinal);
        foreach (IModuleStore store in stores)
            modules[store.Module] = await store.StateAsync(cancellationToken);
        bool ready = modules.Values.All(state => state == StoreState.Ready);
        var report = new ReadyReport(ready ? StoreState.Ready : modules.Values.First(state => state != StoreState.Ready), modules);
        return ready ? TypedResults.Ok(report) : TypedResults.Json(report, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>Liveness.</summary>
internal sealed record LiveReport(string Status);

/// <summary>Readiness by module.</summary>
internal sealed record ReadyReport(StoreState Status, IReadOnlyDictionary<string, StoreState> Modules);
