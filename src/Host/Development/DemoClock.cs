using System.Xml;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobcenterModular.Host.Development;

/// <summary>The clock of the host, moved forward by hand. Mapped in Development only.</summary>
internal static class DemoClock
{
    public static readonly Refusal NotMovable = new(
        RefusalKind.Conflict, "demo_clock.not_movable", "Die Uhr dieses Hosts kann nicht verstellt werden.");

    public static readonly Refusal NoDuration = new(
        RefusalKind.Invalid, "demo_clock.no_duration", "Bitte geben Sie eine Dauer nach ISO 8601 an, zum Beispiel P1D oder PT2H.");

    public static readonly Refusal OutOfRange = new(
        RefusalKind.Invalid, "demo_clock.out_of_range", "Die Uhr geht nur vor, höchstens 400 Tage auf einmal.");

    private static readonly TimeSpan MostAtOnce = TimeSpan.FromDays(400);

    public static void AddMovableClock(this IServiceCollection services)
    {
        services.AddSingleton<TimeProvider, MovableClock>();
        services.AddSingleton<OutboxDrain>();
    }

    public static void MapDemoClock(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder clock = api.MapGroup("/demo-clock").RequireAuthorization(Policies.Operations).WithTags("Development");
        clock.MapGet("", (TimeProvider time) => TypedResults.Ok(new DemoTime(time.GetUtcNow())))
            .WithName("getDemoClock")
            .WithSummary("The host's time (Development only)");
        clock.MapPost("", AdvanceAsync)
            .WithName("advanceDemoClock")
            .WithSummary("Moves the host's time forward, runs every job that has become due, once, and delivers what they tell (Development only)")
            .Refuses(HttpRefusals.Malformed, NotMovable, NoDuration, OutOfRange);
    }

    private static async Task<Ok<DemoTimeMoved>> AdvanceAsync(
        DemoClockMove move, TimeProvider time, IJobScheduler jobs, OutboxDrain outboxes, CancellationToken cancellationToken)
    {
        TimeSpan by = Read(move.Advance);
        if (time is not MovableClock clock)
            throw NotMovable.ToException();
        // What was done before happened before: else a job of the later day would not know of it yet.
        await outboxes.RunAsync(cancellationToken);
        clock.Advance(by);
        IReadOnlyList<string> ran = await jobs.RunDueAsync(cancellationToken);
        bool delivered = await outboxes.RunAsync(cancellationToken);
        return TypedResults.Ok(new DemoTimeMoved(clock.GetUtcNow(), ran, delivered));
    }

    private static TimeSpan Read(string advance)
    {
        try
        {
            TimeSpan by = XmlConvert.ToTimeSpan(advance);
            return by >= TimeSpan.Zero && by <= MostAtOnce ? by : throw OutOfRange.ToException();
        }
        catch (FormatException)
        {
            throw NoDuration.ToException();
        }
        catch (OverflowException)
        {
            throw OutOfRange.ToException();
        }
    }
}

/// <summary>How far to move the clock.</summary>
/// <param name="Advance">A duration of ISO 8601, such as <c>P1D</c> or <c>PT2H30M</c>.</param>
internal sealed record DemoClockMove(string Advance);

/// <summary>The host's time.</summary>
internal sealed record DemoTime(DateTimeOffset Now);

/// <summary>What moving the clock has done.</summary>
/// <param name="Now">The host's time.</param>
/// <param name="JobsRun">Names of the jobs that ran, in the order in which they became due.</param>
/// <param name="Delivered">Whether all events have reached their subscribers; if not, delivery goes on.</param>
internal sealed record DemoTimeMoved(DateTimeOffset Now, IReadOnlyList<string> JobsRun, bool Delivered);
