using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.UseCases.Templates;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Notifications.Endpoints;

/// <summary>The texts of notices, and an office's own in their place.</summary>
internal static class TemplateEndpoints
{
    public static void MapTemplates(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/casework/templates").WithTags("Notifications").RequireAuthorization(Policies.Texts);
        group.MapGet("", ListAsync).WithName("listTemplates").WithSummary("All texts of notices, as shipped and as the office wrote them");
        group.MapGet("/{key}", GetAsync).WithName("getTemplate").WithSummary("One text in all its languages").Refuses(HttpRefusals.NotFound);
        group.MapPost("/{key}/previews", PreviewAsync).WithName("previewTemplate")
            .WithSummary("A text filled with samples or values of your own; nothing is stored or sent")
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Malformed, HttpRefusals.WrongKind, NotificationsRefusals.TemplateInvalid);
        group.MapPut("/{key}/languages/{language}", WriteAsync).WithName("writeTemplate")
            .WithSummary("The office's own text for a language, used from now on; every edit is kept with its number")
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Malformed, HttpRefusals.WrongKind, NotificationsRefusals.TemplateInvalid, NotificationsRefusals.LanguageUnknown, NotificationsRefusals.TemplateRaced);
        group.MapDelete("/{key}/languages/{language}", ForgetAsync).WithName("resetTemplate")
            .WithSummary("The shipped text for a language counts again")
            .Refuses(HttpRefusals.NotFound, NotificationsRefusals.LanguageUnknown, NotificationsRefusals.TemplateRaced);
    }

    private static async Task<Ok<IReadOnlyList<TemplateView>>> ListAsync(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListTemplates(), cancellationToken));

    private static async Task<Ok<TemplateView>> GetAsync(string key, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetTemplate(key), cancellationToken));

    private static async Task<Ok<TemplatePreview>> PreviewAsync(
        string key, TemplatePreviewRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new PreviewTemplate(key, request.Language, request.Text, request.Values), cancellationToken));

    private static async Task<Ok<TemplateView>> WriteAsync(
        string key, string language, OfficeText text, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new WriteTemplate(key, language, text, caller), cancellationToken));

    private static async Task<Ok<TemplateView>> ForgetAsync(
        string key, string language, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new WriteTemplate(key, language, null, caller), cancellationToken));
}

/// <summary>What to preview.</summary>
/// <param name="Language">Two letters; German without it.</param>
/// <param name="Text">A text to try; without it the one that is used now.</param>
/// <param name="Values">Values by placeholder; the samples without it.</param>
internal sealed record TemplatePreviewRequest(string? Language = null, OfficeText? Text = null, IReadOnlyDictionary<string, string>? Values = null);
