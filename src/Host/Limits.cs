using System.Globalization;
using System.Threading.RateLimiting;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Host;

/// <summary>Requests per minute and address, section <c>RateLimits</c>. A portal that serves many people from one address raises them.</summary>
internal sealed record RateLimitOptions
{
    public int Guessing { get; init; } = 30;

    public int Creating { get; init; } = 120;

    public int Reading { get; init; } = 1200;

    public int Callbacks { get; init; } = 6000;
}

internal static class Limits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        RateLimitOptions limits = configuration.GetSection("RateLimits").Get<RateLimitOptions>() ?? new RateLimitOptions();
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(RateLimits.Guessing, context => PerAddress(context, limits.Guessing));
            limiter.AddPolicy(RateLimits.Creating, context => PerAddress(context, limits.Creating));
            limiter.AddPolicy(RateLimits.Reading, context => PerAddress(context, limits.Reading));
            limiter.AddPolicy(RateLimits.Callbacks, context => PerAddress(context, limits.Callbacks));
            limiter.OnRejected = (rejected, _) =>
            {
                TimeSpan wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after) ? after : Window;
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return new ValueTask(ProblemWriter.WriteAsync(rejected.HttpContext, HttpRefusals.TooMany));
            };
        });
    }

    private static RateLimitPartition<string> PerAddress(HttpContext context, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "local",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window });
}
