using System.Globalization;
using System.Text.Json;
using JobcenterModular.Applications.UseCases.Forms;
using JobcenterModular.BuildingBlocks.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Applications.Endpoints;

/// <summary>The questions as data, for any front end.</summary>
internal static class FormEndpoints
{
    public static void MapForms(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder forms = api.MapGroup("/forms").AllowAnonymous().WithTags("Forms");
        forms.MapGet("", ListAsync).WithName("listForms").WithSummary("All forms in all versions");
        forms.MapGet("/{key}", (string key, HttpContext http, IMediator mediator) => SendAsync(new GetForm(key, null, AsSchema: false), http, mediator))
            .WithName("getNewestForm").WithSummary("The newest version of a form: sections, questions, conditions (JSON Logic), evidence")
            .Produces<JsonElement>().AnswersWithETag().Refuses(ApplicationsRefusals.FormUnknown);
        forms.MapGet("/{key}/versions/{version:int}", (string key, int version, HttpContext http, IMediator mediator) =>
                SendAsync(new GetForm(key, version, AsSchema: false), http, mediator))
            .WithName("getForm").WithSummary("One version of a form; versions never change")
            .Produces<JsonElement>().AnswersWithETag().Refuses(ApplicationsRefusals.FormUnknown);
        forms.MapGet("/{key}/versions/{version:int}/schema", (string key, int version, HttpContext http, IMediator mediator) =>
                SendAsync(new GetForm(key, version, AsSchema: true), http, mediator))
            .WithName("getFormSchema").WithSummary("JSON Schema (draft-07) of the answers of one version")
            .Produces<JsonElement>(contentType: "application/schema+json").AnswersWithETag().Refuses(ApplicationsRefusals.FormUnknown);
    }

    private static async Task<Ok<IReadOnlyList<FormRow>>> ListAsync(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListForms(), cancellationToken));

    // Forms are public and never change: browsers may keep them and ask only whether a newer one is there.
    private static async Task<IResult> SendAsync(GetForm request, HttpContext http, IMediator mediator)
    {
        FormDocument document = await mediator.Send(request, http.RequestAborted);
        string etag = string.Create(CultureInfo.InvariantCulture, $"\"{document.Key}-{document.Version}\"");
        http.Response.Headers.ETag = etag;
        http.Response.Headers.CacheControl = "public, no-cache";
        return http.Request.Headers.IfNoneMatch == etag
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(document.Json, request.AsSchema ? "application/schema+json" : "application/json");
    }
}
