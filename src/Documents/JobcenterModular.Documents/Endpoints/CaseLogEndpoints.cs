using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>Who did what with case files: for data protection, and for the persons whose files they are.</summary>
internal static class CaseLogEndpoints
{
    private const string Tag = "Log of case files";

    public static void MapCaseLog(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder audit = api.MapGroup("").WithTags(Tag).RequireAuthorization(Policies.Audit);
        audit.MapGet("/case-files/{id:guid}/log", ReadAsync)
            .WithName("readCaseLog")
            .WithSummary("The log of a case file, the newest line first. Reading it is a line of it too.")
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Invalid, HttpRefusals.CursorMalformed);
        audit.MapGet("/audit/case-files", FindAsync)
            .WithName("auditCaseFiles")
            .WithSummary("Which case files there are of a person: references and dates, nothing of what is in them.")
            .IsLogged()
            .Refuses(HttpRefusals.Invalid, HttpRefusals.CursorMalformed, CaseFileRefusals.SearchMissing);
        audit.MapGet("/audit/subjects/{subject}/accesses", ListAccessesAsync)
            .WithName("auditSubjectAccesses")
            .WithSummary("What one member of staff did with case files, the latest first, at most 50 at a time.")
            .IsLogged()
            .Refuses(HttpRefusals.CursorMalformed);
        api.MapGet("/applications/{applicationId:guid}/access-log", ReadOwnAsync)
            .WithName("readOwnAccessLog")
            .WithTags(Tag)
            .WithSummary("Who did what with one's own file, the latest first.")
            .RequireAuthorization(Policies.Applicant)
            .Refuses(HttpRefusals.NotFound, HttpRefusals.CursorMalformed, DocumentsRefusals.NotReady);
    }

    private static async Task<Ok<Page<LogLine>>> ReadAsync(
        Guid id,
        DateOnly? from,
        DateOnly? to,
        string? action,
        string? subject,
        string? cursor,
        int? limit,
        Caller caller,
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(
            new ReadCaseLog(id, from, to, action, subject, cursor, limit, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<Ok<Page<AuditedCaseFile>>> FindAsync(
        string? name,
        string? reference,
        string? cursor,
        int? limit,
        Caller caller,
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(
            new AuditCaseFiles(name, reference, cursor, limit, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<Ok<Page<SubjectAccess>>> ListAccessesAsync(
        string subject,
        DateOnly? from,
        DateOnly? to,
        string? cursor,
        int? limit,
        Caller caller,
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(
            new ListSubjectAccesses(subject, from, to, cursor, limit, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<Ok<Page<OwnAccess>>> ReadOwnAsync(
        Guid applicationId, string? cursor, int? limit, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ReadOwnAccessLog(applicationId, caller, cursor, limit), cancellationToken));
}
