using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.SharedKernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>
/// multipart/form-data (RFC 7578) straight from the socket; the form is never buffered. What is broken on the wire is the
/// sender's fault and becomes a refusal here, so that failures of our own disk are not mistaken for it. Reads take no
/// token: the server ends them itself when the connection is gone, and one cancelled half-way would leave it confused.
/// </summary>
internal sealed class MultipartUpload : IUpload
{
    // Boundaries, part headers and the two text parts; far more than any client sends.
    private const int OverheadBytes = 64 * 1024;
    private const int ReadBufferBytes = 64 * 1024;

    // RFC 2046, 5.1.1.
    private const int MaxBoundaryLength = 70;

    private readonly HttpRequest _request;
    private readonly long _maxFileBytes;
    private readonly MultipartReader _reader;

    public MultipartUpload(HttpRequest request, long maxFileBytes)
    {
        _request = request;
        _maxFileBytes = maxFileBytes;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxFileBytes + OverheadBytes;
        _reader = new MultipartReader(BoundaryOf(request), request.Body, ReadBufferBytes);
    }

    public async Task<IUploadPart?> NextPartAsync(CancellationToken cancellationToken)
    {
        if (_request.ContentLength > _maxFileBytes + OverheadBytes)
            throw FileIntake.TooLarge(_maxFileBytes);
        MultipartSection? section;
        try
        {
            section = await _reader.ReadNextSectionAsync(CancellationToken.None);
        }
        catch (Exception exception) when (IsOfTheWire(exception))
        {
            throw RefusalOf(exception);
        }

        if (section is null)
            return null;
        return ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? disposition)
            && disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            ? new Part(this, section, disposition)
            : throw HttpRefusals.Malformed.ToException();
    }

    private static string BoundaryOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            throw HttpRefusals.WrongKind.ToException();
        }

        string boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= MaxBoundaryLength ? boundary : throw HttpRefusals.Malformed.ToException();
    }

    // Cut off, reset, too slow (all I/O), or against the grammar and limits of multipart.
    private static bool IsOfTheWire(Exception exception) => exception is IOException or InvalidDataException;

    private RefusalException RefusalOf(Exception exception) =>
        exception is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
            ? FileIntake.TooLarge(_maxFileBytes)
            : HttpRefusals.Malformed.ToException();

    private sealed class Part(MultipartUpload upload, MultipartSection section, ContentDispositionHeaderValue disposition) : IUploadPart
    {
        public string Name { get; } = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();

        public string? FileName { get; } =
            disposition.FileNameStar.HasValue ? disposition.FileNameStar.ToString() : HeaderUtilities.RemoveQuotes(disposition.FileName).ToString();

        public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            try
            {
                return await section.Body.ReadAsync(buffer, CancellationToken.None);
            }
            catch (Exception exception) when (IsOfTheWire(exception))
            {
                throw upload.RefusalOf(exception);
            }
        }
    }
}
