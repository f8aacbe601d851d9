using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.UseCases.Callbacks;
using JobcenterModular.Notifications.UseCases.Contacts;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Notifications.Endpoints;

/// <summary>How a person wants to be told, and what carriers say became of it.</summary>
internal static class ContactEndpoints
{
    private const string Tag = "Contact";

    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder own = api.MapGroup("").WithTags(Tag).RequireAuthorization(Policies.Applicant).Refuses(ContactRefusals.BelongsToAccount);
        own.MapGet("/contact-preferences", GetAsync)
            .WithName("getContactPreferences")
            .WithSummary("How the caller wants to be told: language, channels, addresses (masked)")
            .AnswersWithETag();
        own.MapPut("/contact-preferences", SaveAsync)
            .WithName("saveContactPreferences")
            .WithSummary("Choose language, channels and what e-mails may say; counts at once, also for what waits")
            .EditsVersion()
            .Refuses(HttpRefusals.Invalid, HttpRefusals.Busy, ContactRefusals.PreferencesStale);
        MapPoints(own.MapGroup("/contact-points"));
        api.MapPost("/unsubscriptions/{token}", UnsubscribeAsync)
            .WithTags(Tag)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Guessing)
            .WithName("unsubscribe")
            .WithSummary("No more e-mails, by the link in one of them (RFC 8058); again changes nothing")
            .Refuses(HttpRefusals.NotFound, HttpRefusals.TooMany);
        api.MapPost("/delivery-callbacks/{channel}", TakeNewsAsync)
            .WithTags(Tag)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Callbacks)
            .Accepts<DeliveryCallback>("application/json")
            .WithName("takeDeliveryCallback")
            .WithSummary("A gateway tells, signed, what became of a message (docs/gateway.md); again changes nothing")
            .Refuses(
                ContactRefusals.SignatureWrong, ContactRefusals.NewsUnknown, HttpRefusals.NotFound, HttpRefusals.TooLarge, HttpRefusals.TooMany, HttpRefusals.Busy);
    }

    private static void MapPoints(RouteGroupBuilder points)
    {
        points.MapPost("", AddAsync)
            .WithName("addContactPoint")
            .WithSummary("Give an address or number; a code goes to it, and it is used once the code has come back")
            .RequireRateLimiting(RateLimits.Creating)
            .TakesIdempotencyKey()
            .Refuses(
                HttpRefusals.Invalid, HttpRefusals.Busy, HttpRefusals.TooMany, ContactRefusals.ChannelNotOffered, ContactRefusals.PointKnown,
                ContactRefusals.TooManyPoints, ContactRefusals.TooManyCodes);
        points.MapPost("/{id:guid}/codes", SendCodeAsync)
            .WithName("sendContactCode")
            .WithSummary("Send another code; the one before ends")
            .RequireRateLimiting(RateLimits.Creating)
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Busy, HttpRefusals.TooMany, ContactRefusals.AlreadyProved, ContactRefusals.TooManyCodes);
        points.MapPost("/{id:guid}/proof", ProveAsync)
            .WithName("proveContactPoint")
            .WithSummary("Enter the code that was sent to an address or number")
            .RequireRateLimiting(RateLimits.Guessing)
            .Refuses(
                HttpRefusals.NotFound, HttpRefusals.Invalid, HttpRefusals.Busy, HttpRefusals.TooMany, ContactRefusals.CodeWrong, ContactRefusals.CodeExpired,
                ContactRefusals.CodeUsedUp);
        points.MapDelete("/{id:guid}", WithdrawAsync)
            .WithName("withdrawContactPoint")
            .WithSummary("Withdraw an address or number at once: nothing that waits goes there any more")
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Busy);
    }

    private static async Task<Ok<ContactPreferences>> GetAsync(Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken)
    {
        ContactPreferences preferences = await mediator.Send(new GetContactPreferences(caller), cancellationToken);
        response.Headers.ETag = preferences.Etag;
        return TypedResults.Ok(preferences);
    }

    private static async Task<Ok<ContactPreferences>> SaveAsync(
        ContactChoice choice, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        ContactPreferences saved = await mediator.Send(new SaveContactPreferences(choice, EntityTags.Required(request), caller), cancellationToken);
        request.HttpContext.Response.Headers.ETag = saved.Etag;
        return TypedResults.Ok(saved);
    }

    private static async Task<Created<ContactPointView>> AddAsync(
        NewContactPoint point, Caller caller, HttpRequest request, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken)
    {
        ContactPointView added = await mediator.Send(new AddContactPoint(point, IdempotencyKeyHeader.Read(request), caller), cancellationToken);
        return TypedResults.Created(links.GetPathByName(request.HttpContext, "withdrawContactPoint", new { id = added.Id }), added);
    }

    private static async Task<Ok<ContactPointView>> SendCodeAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new SendContactCode(id, caller), cancellationToken));

    private static async Task<Ok<ContactPointView>> ProveAsync(
        Guid id, ContactProof proof, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ProveContactPoint(id, proof.Code.Replace(" ", "", StringComparison.Ordinal), caller), cancellationToken));

    private static async Task<NoContent> WithdrawAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new WithdrawContactPoint(id, caller), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> UnsubscribeAsync(string token, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new Unsubscribe(token), cancellationToken);
        return TypedResults.NoContent();
    }

    // The bytes as they came: the signature is over them and not over what a parser makes of them.
    private static async Task<NoContent> TakeNewsAsync(string channel, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        IHeaderDictionary headers = request.Headers;
        var signature = new CallbackSignature(headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString());
        await mediator.Send(new TakeDeliveryNews(channel, signature, ReadableRequests.BodyOf(request)), cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>What became of a message, for the API's document; read by hand, as it is signed.</summary>
/// <param name="Id">The id that the message was sent with.</param>
/// <param name="Status"><c>delivered</c>, <c>bounced</c> (nothing arrives at this address) or <c>failed</c>.</param>
/// <param name="At">When it happened; without it the time of the signature counts.</param>
/// <param name="Reason">A code of small letters, such as <c>absent-subscriber</c>; anything else is not kept.</param>
internal sealed record DeliveryCallback(Guid Id, string Status, DateTimeOffset? At, string? Reason);
