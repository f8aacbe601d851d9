using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.UseCases.Jobs;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Notifications.Endpoints;

/// <summary>Scheduled jobs for whoever runs the system.</summary>
internal static class JobEndpoints
{
    private const string GetRunName = "getJobRun";

    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder jobs = api.MapGroup("/casework/jobs").RequireAuthorization(Policies.Operations).WithTags("Operations");
        jobs.MapGet("", ListAsync)
            .WithName("listJobs")
            .WithSummary("All scheduled jobs: schedule, next run, pause, last run");
        jobs.MapGet("/{name}/runs", ListRunsAsync)
            .WithName("listJobRuns")
            .WithSummary("The runs of a job, newest first")
            .Refuses(JobRefusals.Unknown, HttpRefusals.CursorMalformed);
        jobs.MapPost("/{name}/runs", RunAsync)
            .WithName("runJobNow")
            .WithSummary("Runs a job now, in the background, also while it is paused; never beside itself")
            .WithMetadata(new EndpointHeader(null, false, "Location", "Where the run can be looked at."))
            .Refuses(JobRefusals.Unknown, JobRefusals.Running);
        jobs.MapGet("/{name}/runs/{id:guid}", GetRunAsync)
            .WithName(GetRunName)
            .WithSummary("One run of a job")
            .Refuses(JobRefusals.Unknown, JobRefusals.UnknownRun);
        jobs.MapPut("/{name}/pause", PauseAsync)
            .WithName("pauseJob")
            .WithSummary("The job is not run by its schedule any more; a run under way goes on")
            .Refuses(JobRefusals.Unknown);
        jobs.MapDelete("/{name}/pause", ResumeAsync)
            .WithName("resumeJob")
            .WithSummary("The job is run by its schedule again; what came in the pause is not caught up")
            .Refuses(JobRefusals.Unknown);
    }

    private static async Task<Ok<IReadOnlyList<JobView>>> ListAsync(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListJobs(), cancellationToken));

    private static async Task<Ok<Page<JobRunView>>> ListRunsAsync(
        string name, string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListJobRuns(name, cursor, limit), cancellationToken));

    private static async Task<Accepted<StartedRun>> RunAsync(
        string name, Caller caller, IMediator mediator, LinkGenerator links, HttpContext context, CancellationToken cancellationToken)
    {
        StartedRun run = await mediator.Send(new RunJobNow(name, caller), cancellationToken);
        return TypedResults.Accepted(links.GetPathByName(context, GetRunName, new { name, id = run.Id }), run);
    }

    private static async Task<Ok<JobRunView>> GetRunAsync(string name, Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetJobRun(name, id), cancellationToken));

    private static async Task<NoContent> PauseAsync(string name, Caller caller, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new PauseJob(name, caller), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ResumeAsync(string name, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new ResumeJob(name), cancellationToken);
        return TypedResults.NoContent();
    }
}
