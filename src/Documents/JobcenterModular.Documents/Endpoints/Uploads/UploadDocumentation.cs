using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.UseCases.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Documents.Endpoints.Uploads;

/// <summary>What the OpenAPI document says of uploads in parts.</summary>
internal static class UploadDocumentation
{
    private const string OffsetMeaning = "Bytes that are safe; the next one goes on here.";
    private const string ExpiresMeaning = "Without activity an unfinished upload is given up at this instant (RFC 9110 date).";
    private const string LocationMeaning = "Path of the paper that was made of the bytes, when all of them are there.";

    public static RouteHandlerBuilder DescribeOptions(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("getUploadOptions")
        .WithSummary("What this server speaks: tus 1.0.0 with its extensions and limits.")
        .Answers(TusProtocol.VersionHeader, "Versions of the protocol.")
        .Answers("Tus-Extension", "Extensions of the protocol.")
        .Answers("Tus-Max-Size", "Largest file in bytes.")
        .Answers("Tus-Checksum-Algorithm", "Algorithms for Upload-Checksum.");

    public static RouteGroupBuilder DescribeProtocol(this RouteGroupBuilder group) => group
        .Takes(TusProtocol.ResumableHeader, true, "1.0.0. Every answer has it too; 412 names the versions in Tus-Version.")
        .Refuses(DocumentsRefusals.UploadProtocolVersion, HttpRefusals.NotFound, HttpRefusals.Busy);

    public static RouteHandlerBuilder DescribeCreation(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("createUpload")
        .WithSummary("Begin an upload in parts that can be resumed (tus 1.0.0), with the first bytes or without.")
        .WithDescription("The paper is checked as far as it can be before its bytes come. Behind proxies that know no PATCH: POST with X-HTTP-Method-Override.")
        .Accepts<Stream>(isOptional: true, TusProtocol.MediaType)
        .Takes(TusProtocol.LengthHeader, true, "Bytes of the whole file. Upload-Defer-Length is not offered.")
        .Takes(
            UploadMetadata.Header,
            true,
            "Pairs with commas between them, key and base64 of the value with a space: applicationId; evidence (N01 or N07:p1, several with commas); person (ap, p1 …), optional; filename, optional.")
        .TakesChecksum()
        .Answers("Location", "Path of the upload.")
        .AnswersProgress()
        .Refuses(
            DocumentsRefusals.UploadHeaderMalformed, DocumentsRefusals.UploadsTooMany, DocumentsRefusals.NotReady, DocumentsRefusals.DraftClosed,
            DocumentsRefusals.TooMany, DocumentsRefusals.EvidenceUnknown, DocumentsRefusals.PersonMalformed)
        .RefusesBytes();

    public static RouteHandlerBuilder DescribeOffset(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("getUploadOffset")
        .WithSummary("Where the upload goes on. Refusals come without a body.")
        .AnswersProgress()
        .Answers(TusProtocol.LengthHeader, "Bytes of the whole file.")
        .Answers(UploadMetadata.Header, "As it was announced.")
        .Refuses(DocumentsRefusals.UploadExpired, DocumentsRefusals.UploadRefused, DocumentsRefusals.UploadTooManyParts);

    public static RouteHandlerBuilder DescribeAppending(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("appendUpload")
        .WithSummary("Send bytes from the offset on. The answer to the last ones names the paper.")
        .WithDescription(
            "What arrived before a connection broke is kept; HEAD tells how much. Whoever writes last has the word: nobody waits for the lock of a lost connection. "
            + "The same content as an earlier paper of the application answers with that one.")
        .Accepts<Stream>(TusProtocol.MediaType)
        .Takes(TusProtocol.OffsetHeader, true, "Offset of the first byte: as the last answer, or HEAD, told it.")
        .TakesChecksum()
        .AnswersProgress()
        .Refuses(
            DocumentsRefusals.UploadHeaderMalformed, DocumentsRefusals.UploadOffsetWrong, DocumentsRefusals.UploadExpired, DocumentsRefusals.UploadRefused,
            DocumentsRefusals.UploadTooManyParts, DocumentsRefusals.DraftClosed, DocumentsRefusals.TooMany, DocumentsRefusals.EvidenceUnknown)
        .RefusesBytes();

    public static RouteHandlerBuilder DescribeDeletion(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("deleteUpload")
        .WithSummary("Give up an upload; its bytes are erased. A paper that was made of it stays.");

    public static RouteHandlerBuilder DescribeStatus(this RouteHandlerBuilder endpoint) => endpoint
        .WithSummary("How an upload stands, as JSON: for front ends, without the protocol.")
        .Refuses(HttpRefusals.NotFound, DocumentsRefusals.UploadExpired, DocumentsRefusals.UploadTooManyParts);

    private static TBuilder AnswersProgress<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint
            .Answers(TusProtocol.OffsetHeader, OffsetMeaning)
            .Answers(TusProtocol.ExpiresHeader, ExpiresMeaning)
            .Answers("Content-Location", LocationMeaning);

    private static TBuilder TakesChecksum<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.Takes(PromisedChecksum.Header, false, "sha1 or sha256 of the bytes of this request, a space, base64. Without a match none of them counts (460).");

    private static TBuilder RefusesBytes<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.Refuses(
            HttpRefusals.WrongKind, DocumentsRefusals.UploadTooLong, DocumentsRefusals.UploadChecksumUnknown, DocumentsRefusals.UploadChecksumMismatch,
            DocumentsRefusals.Empty, DocumentsRefusals.TooLarge, DocumentsRefusals.KindNotAccepted, DocumentsRefusals.PasswordProtected,
            DocumentsRefusals.ActiveContent, DocumentsRefusals.EmbeddedFiles, DocumentsRefusals.ImageTooLarge, DocumentsRefusals.MixedContent,
            DocumentsRefusals.DecompressionBomb, DocumentsRefusals.Unreadable);

    private static TBuilder Takes<TBuilder>(this TBuilder endpoint, string header, bool required, string meaning)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointHeader(header, required, null, meaning));

    private static TBuilder Answers<TBuilder>(this TBuilder endpoint, string header, string meaning)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointHeader(null, false, header, meaning));
}
