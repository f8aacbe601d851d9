using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Appointments.Endpoints;

/// <summary>Where staff keep control of their hours: kinds of talks, places, counters, opening hours, closures, absences.</summary>
internal static class RuleEndpoints
{
    public const string Tag = "Appointment rules";

    private const string GetTypeName = "getTypeRules";
    private const string GetPlaceName = "getPlaceRules";

    public static void MapRules(this IEndpointRouteBuilder api)
    {
        MapTypes(api.MapGroup("/casework/appointment-types").WithTags(Tag).RequireAuthorization(Policies.Calendars));
        MapPlaces(api.MapGroup("/casework/places").WithTags(Tag).RequireAuthorization(Policies.Calendars));
    }

    private static void MapTypes(RouteGroupBuilder types)
    {
        types.MapGet("", ListTypesAsync).WithName("listTypeRules").WithSummary("All kinds of talks, also those of the past and those for staff only");
        types.MapGet("/{id:guid}", GetTypeAsync).WithName(GetTypeName).WithSummary("A kind of talk").AnswersWithETag().Refuses(HttpRefusals.NotFound);
        types.MapGet("/{id:guid}/versions", ListTypeVersionsAsync)
            .WithName("listTypeVersions").WithSummary("What a kind of talk said before, and who wrote it; the latest 100 versions").Refuses(HttpRefusals.NotFound);
        types.MapPost("", CreateTypeAsync)
            .WithName("createTypeRules")
            .WithSummary("A new kind of talk")
            .AnswersWithETag()
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, AppointmentRefusals.TooManyRules);
        types.MapPut("/{id:guid}", ChangeTypeAsync)
            .WithName("changeTypeRules")
            .WithSummary("A new version of a kind of talk; what is booked keeps its times")
            .EditsVersion()
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.NotFound, AppointmentRefusals.RulesStale);
    }

    private static void MapPlaces(RouteGroupBuilder places)
    {
        places.MapGet("", ListPlacesAsync).WithName("listPlaceRules").WithSummary("All places with their counters, hours, closures and absences");
        places.MapGet("/{id:guid}", GetPlaceAsync).WithName(GetPlaceName).WithSummary("A place").AnswersWithETag().Refuses(HttpRefusals.NotFound);
        places.MapGet("/{id:guid}/versions", ListPlaceVersionsAsync)
            .WithName("listPlaceVersions").WithSummary("What a place said before, and who wrote it; the latest 100 versions").Refuses(HttpRefusals.NotFound);
        places.MapPost("", CreatePlaceAsync)
            .WithName("createPlaceRules")
            .WithSummary("A new place")
            .AnswersWithETag()
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, AppointmentRefusals.TooManyRules);
        places.MapPut("/{id:guid}", ChangePlaceAsync)
            .WithName("changePlaceRules")
            .WithSummary("A new version of a place: other hours, a closure, an absence")
            .WithDescription(
                "If it hits bookings, 409 lists them with a `confirmation` and nothing is changed. Sent again with that confirmation it is done, and each who is hit is offered other times.")
            .EditsVersion()
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.NotFound, AppointmentRefusals.RulesStale, AppointmentRefusals.HitsBookings);
    }

    private static async Task<Ok<IReadOnlyList<TypeRules>>> ListTypesAsync(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListAllTypes(), cancellationToken));

    private static async Task<Ok<IReadOnlyList<PlaceRules>>> ListPlacesAsync(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListAllPlaces(), cancellationToken));

    private static async Task<Ok<IReadOnlyList<RevisionView>>> ListTypeVersionsAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListRevisions(id, OfPlace: false), cancellationToken));

    private static async Task<Ok<IReadOnlyList<RevisionView>>> ListPlaceVersionsAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListRevisions(id, OfPlace: true), cancellationToken));

    private static Task<Ok<TypeRules>> GetTypeAsync(Guid id, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        TaggedAsync(new GetTypeRules(id), response, mediator, cancellationToken);

    private static Task<Ok<PlaceRules>> GetPlaceAsync(Guid id, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        TaggedAsync(new GetPlaceRules(id), response, mediator, cancellationToken);

    private static Task<Ok<TypeRules>> ChangeTypeAsync(
        Guid id, TypeBody body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TaggedAsync(new SaveType(id, body, EntityTags.Required(request), caller), request.HttpContext.Response, mediator, cancellationToken);

    private static Task<Ok<PlaceRules>> ChangePlaceAsync(
        Guid id, PlaceBody body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TaggedAsync(new SavePlace(id, body, EntityTags.Required(request), caller), request.HttpContext.Response, mediator, cancellationToken);

    private static Task<Created<TypeRules>> CreateTypeAsync(
        TypeBody body, Caller caller, HttpContext context, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken) =>
        CreatedAsync(new SaveType(null, body, 0, caller), GetTypeName, context, mediator, links, cancellationToken);

    private static Task<Created<PlaceRules>> CreatePlaceAsync(
        PlaceBody body, Caller caller, HttpContext context, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken) =>
        CreatedAsync(new SavePlace(null, body, 0, caller), GetPlaceName, context, mediator, links, cancellationToken);

    private static async Task<Ok<T>> TaggedAsync<T>(IRequest<T> request, HttpResponse response, IMediator mediator, CancellationToken cancellationToken)
        where T : IVersionedRules
    {
        T rules = await mediator.Send(request, cancellationToken);
        response.Headers.ETag = rules.Etag;
        return TypedResults.Ok(rules);
    }

    private static async Task<Created<T>> CreatedAsync<T>(
        IRequest<T> request, string name, HttpContext context, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken)
        where T : IVersionedRules
    {
        T rules = await mediator.Send(request, cancellationToken);
        context.Response.Headers.ETag = rules.Etag;
        return TypedResults.Created(links.GetPathByName(context, name, new { id = rules.Id }), rules);
    }
}
