using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases.CaseFiles;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>The case files (E-Akten) of the office.</summary>
internal static class CaseFileEndpoints
{
    public const string Tag = "Case files";

    public static void MapCaseFiles(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder files = api.MapGroup("/case-files").WithTags(Tag);
        files.MapGet("", FindAsync)
            .WithName("findCaseFiles")
            .WithSummary("Look for case files by reference, names, day of opening or state; the one that was opened last first.")
            .WithDescription("All words of `name` must be words of its persons' names; capitals and accents do not matter. At most 50 at a time: each one that is found gets a line in its log.")
            .RequireAuthorization(Policies.Desk)
            .IsLogged()
            .Refuses(HttpRefusals.Invalid, HttpRefusals.CursorMalformed);
        files.MapGet("/by-reference/{reference}", FindByReferenceAsync)
            .WithName("findCaseFileByReference")
            .WithSummary("The case file that a reference on a letter means, and nothing about its persons.")
            .RequireAuthorization(Policies.Filing)
            .IsLogged()
            .Refuses(HttpRefusals.NotFound);
        files.MapGet("/{id:guid}", GetAsync)
            .WithName("getCaseFile")
            .WithSummary("A case file at a glance: persons, applications, how many documents, what is still open.")
            .RequireAuthorization(Policies.Desk)
            .IsLogged()
            .Refuses(HttpRefusals.NotFound);
        files.MapPost("/{id:guid}/closure", CloseAsync)
            .WithName("closeCaseFile")
            .WithSummary("The case is over: its retention begins.")
            .RequireAuthorization(Policies.Desk)
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Busy, DocumentsRefusals.CaseNotOpen);
        files.MapDelete("/{id:guid}/closure", ReopenAsync)
            .WithName("reopenCaseFile")
            .WithSummary("The case goes on.")
            .RequireAuthorization(Policies.Desk)
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Busy, CaseFileRefusals.NotClosed);
    }

    private static async Task<Ok<Page<FoundCaseFile>>> FindAsync(
        string? reference,
        string? name,
        DateOnly? openedFrom,
        DateOnly? openedTo,
        string? state,
        string? cursor,
        int? limit,
        Caller caller,
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(
            new FindCaseFiles(reference, name, openedFrom, openedTo, state, cursor, limit, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<Ok<ReferredCaseFile>> FindByReferenceAsync(
        string reference, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new FindByReference(reference, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<Ok<CaseFileView>> GetAsync(
        Guid id, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetCaseFile(id, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<Ok<CaseFileStanding>> CloseAsync(
        Guid id, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new CloseCaseFile(id, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<Ok<CaseFileStanding>> ReopenAsync(
        Guid id, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ReopenCaseFile(id, AccessReason.Staff(request, caller)), cancellationToken));
}
