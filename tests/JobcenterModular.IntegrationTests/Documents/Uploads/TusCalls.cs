using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Uploads;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>tus 1.0.0 spoken by hand, request by request.</summary>
internal static class TusCalls
{
    public const string Version = "1.0.0";

    public static readonly Uri Uploads = new("/api/v1/uploads", UriKind.Relative);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The header Upload-Metadata.</summary>
    public static string Metadata(Guid applicationId, string evidence = "N01", string? fileName = "nachweis.pdf", string? person = null)
    {
        List<string> pairs = [$"applicationId {Base64(applicationId.ToString())}", $"evidence {Base64(evidence)}", "filetype " + Base64("image/gif")];
        if (fileName is not null)
            pairs.Add($"filename {Base64(fileName)}");
        if (person is not null)
            pairs.Add($"person {Base64(person)}");
        return string.Join(',', pairs);
    }

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A request of the protocol; headers that are null are left out.</summary>
    public static async Task<HttpResponseMessage> TusAsync(
        this HttpClient client, HttpMethod method, Uri address, byte[]? body = null, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        foreach ((string name, string? value) in headers.Prepend(("Tus-Resumable", Version)).GroupBy(header => header.Item1, StringComparer.Ordinal).Select(group => group.Last()))
        {
            if (value is not null && name != "Content-Type")
                request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            (string Name, string? Value) type = headers.LastOrDefault(header => header.Item1 == "Content-Type", ("Content-Type", "application/offset+octet-stream"));
            request.Content.Headers.ContentType = type.Value is null ? null : MediaTypeHeaderValue.Parse(type.Value);
        }

        return await client.SendAsync(request, Cancelled);
    }

    public static Task<HttpResponseMessage> CreateAsync(
        this Draft draft, long length, byte[]? body = null, string? metadata = null, params (string Name, string? Value)[] headers) => draft.Owner.TusAsync(
            HttpMethod.Post, Uploads, body, [("Upload-Length", Text(length)), ("Upload-Metadata", metadata ?? Metadata(draft.Id)), .. headers]);

    /// <summary>An upload that must begin; answers its address.</summary>
    public static async Task<Uri> BeginAsync(this Draft draft, long length, string? metadata = null)
    {
        using HttpResponseMessage response = await draft.CreateAsync(length, metadata: metadata);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Cancelled));
        return response.Headers.Location!;
    }

    public static Task<HttpResponseMessage> AppendAsync(this Draft draft, Uri upload, long offset, byte[] bytes, params (string Name, string? Value)[] headers) =>
        draft.Owner.TusAsync(HttpMethod.Patch, upload, bytes, [("Upload-Offset", Text(offset)), .. headers]);

    /// <summary>Bytes that must be taken, all of them.</summary>
    public static async Task SendAsync(this Draft draft, Uri upload, long offset, byte[] bytes)
    {
        using HttpResponseMessage response = await draft.AppendAsync(upload, offset, bytes);
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent, await response.Content.ReadAsStringAsync(Cancelled));
        response.Header("Upload-Offset").ShouldBe(Text(offset + bytes.Length));
    }

    public static Task<HttpResponseMessage> HeadAsync(this Draft draft, Uri upload) => draft.Owner.TusAsync(HttpMethod.Head, upload);

    public static async Task<long> OffsetAsync(this Draft draft, Uri upload)
    {
        using HttpResponseMessage response = await draft.HeadAsync(upload);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return long.Parse(response.Header("Upload-Offset")!, CultureInfo.InvariantCulture);
    }

    public static async Task<UploadStatus> StatusAsync(this Draft draft, Uri upload) =>
        (await draft.Owner.GetFromJsonAsync<UploadStatus>(upload, ApiJson.Options, Cancelled))!;

    /// <summary>A paper that must be taken, in one request.</summary>
    public static async Task<StoredDocument> StoreByTusAsync(this Draft draft, byte[] bytes, string? metadata = null)
    {
        Uri upload = await draft.BeginAsync(bytes.Length, metadata);
        await draft.SendAsync(upload, 0, bytes);
        return (await draft.StatusAsync(upload)).Document!;
    }

    /// <summary>A header of the answer, wherever the client keeps it; null without.</summary>
    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(',', values)
            : null;

    /// <summary>The same for an answer that has no body, to HEAD.</summary>
    public static void ShouldBeRefusedWith(this HttpResponseMessage response, HttpStatusCode status)
    {
        response.StatusCode.ShouldBe(status);
        response.Header("Upload-Offset").ShouldBeNull();
        response.Header("Tus-Resumable").ShouldBe(Version);
        response.Header("Cache-Control")!.ShouldStartWith("no-store");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
