using System.Globalization;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Uploads;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Endpoints.Uploads;

/// <summary>Papers in parts that can be resumed: tus 1.0.0 (https://tus.io/protocols/resumable-upload), see docs/adr/0016-tus.md.</summary>
internal static class UploadEndpoints
{
    private const string GetName = "getUpload";

    public static void MapUploads(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder uploads = api.MapGroup("/uploads").WithTags("Uploads").NeedsStorage();
        uploads.MapMethods("", [HttpMethods.Options], Options).DescribeOptions().AllowAnonymous();
        RouteGroupBuilder own = uploads.MapGroup("").RequireAuthorization(Policies.Applicant);
        own.MapGet("/{uploadId:guid}", GetAsync).WithName(GetName).DescribeStatus();
        RouteGroupBuilder tus = own.MapGroup("").AddEndpointFilter(TusProtocol.RequireVersionAsync).DescribeProtocol();
        tus.MapPost("", CreateAsync).DescribeCreation();
        tus.MapMethods("/{uploadId:guid}", [HttpMethods.Head], GetOffsetAsync).DescribeOffset();
        tus.MapPatch("/{uploadId:guid}", AppendAsync).DescribeAppending();
        tus.MapDelete("/{uploadId:guid}", DeleteAsync).DescribeDeletion();
    }

    private static NoContent Options(HttpResponse response, IOptions<DocumentsOptions> options)
    {
        response.Headers[TusProtocol.VersionHeader] = TusProtocol.Version;
        response.Headers["Tus-Extension"] = TusProtocol.Extensions;
        response.Headers["Tus-Max-Size"] = options.Value.MaxFileBytes.ToString(CultureInfo.InvariantCulture);
        response.Headers["Tus-Checksum-Algorithm"] = PromisedChecksum.Algorithms;
        return TypedResults.NoContent();
    }

    private static async Task<Created> CreateAsync(HttpRequest request, Caller caller, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken)
    {
        if (request.Headers.ContainsKey("Upload-Defer-Length"))
            throw UploadHeader.Malformed("Upload-Defer-Length");
        bool withBytes = HasBytes(request);
        var create = new CreateUpload(caller, TusProtocol.RequiredBytes(request, TusProtocol.LengthHeader), request.Headers[UploadMetadata.Header]);
        UploadProgress progress = await mediator.Send(create, cancellationToken);
        if (withBytes)
            progress = await SendFirstBytesAsync(request, progress.Id, caller, mediator, cancellationToken);
        Tell(request.HttpContext, links, progress);
        return TypedResults.Created(links.GetPathByName(request.HttpContext, GetName, new { uploadId = progress.Id }));
    }

    private static async Task<Ok> GetOffsetAsync(
        Guid uploadId, HttpContext context, Caller caller, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken)
    {
        UploadProgress progress = await mediator.Send(new GetUploadOffset(uploadId, caller), cancellationToken);
        Tell(context, links, progress);
        context.Response.Headers[TusProtocol.LengthHeader] = progress.Length.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers[UploadMetadata.Header] = progress.Metadata;
        return TypedResults.Ok();
    }

    private static async Task<NoContent> AppendAsync(
        Guid uploadId, HttpRequest request, Caller caller, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken)
    {
        EnsureBytes(request);
        long offset = TusProtocol.RequiredBytes(request, TusProtocol.OffsetHeader);
        Tell(request.HttpContext, links, await SendBytesAsync(request, uploadId, caller, mediator, offset, cancellationToken));
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> DeleteAsync(Guid uploadId, Caller caller, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new DeleteUpload(uploadId, caller), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<UploadStatus>> GetAsync(Guid uploadId, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetUpload(uploadId, caller), cancellationToken));

    // A client that does not get the answer does not know the upload's address: it begins anew, and nobody goes on with this one.
    private static async Task<UploadProgress> SendFirstBytesAsync(
        HttpRequest request, Guid uploadId, Caller caller, IMediator mediator, CancellationToken cancellationToken)
    {
        bool known = false;
        try
        {
            UploadProgress progress = await SendBytesAsync(request, uploadId, caller, mediator, 0, cancellationToken);
            known = !request.HttpContext.RequestAborted.IsCancellationRequested;
            return progress;
        }
        finally
        {
            if (!known)
                await mediator.Send(new DeleteUpload(uploadId, caller), CancellationToken.None);
        }
    }

    private static Task<UploadProgress> SendBytesAsync(
        HttpRequest request, Guid uploadId, Caller caller, IMediator mediator, long offset, CancellationToken cancellationToken)
    {
        // The server's limit for all bodies does not fit; the reader itself ends at the announced length.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        return mediator.Send(
            new AppendUpload(uploadId, caller, offset, request.BodyReader, request.ContentLength, request.Headers[PromisedChecksum.Header]), cancellationToken);
    }

    private static bool HasBytes(HttpRequest request)
    {
        bool hasBody = request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? request.ContentLength > 0;
        if (hasBody)
            EnsureBytes(request);
        return hasBody;
    }

    private static void EnsureBytes(HttpRequest request)
    {
        if (!string.Equals(request.ContentType?.Split(';')[0].Trim(), TusProtocol.MediaType, StringComparison.OrdinalIgnoreCase))
            throw HttpRefusals.WrongKind.ToException();
    }

    private static void Tell(HttpContext context, LinkGenerator links, UploadProgress progress)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers[TusProtocol.OffsetHeader] = progress.Offset.ToString(CultureInfo.InvariantCulture);
        if (progress.DocumentId is { } documentId)
            headers.ContentLocation = links.GetPathByName(context, DocumentEndpoints.GetName, new { applicationId = progress.ApplicationId, documentId });
        else
            headers[TusProtocol.ExpiresHeader] = progress.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
    }
}
