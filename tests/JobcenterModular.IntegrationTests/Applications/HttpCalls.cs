using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Requests as a client of the API writes them.</summary>
internal static class HttpCalls
{
    public static readonly JsonSerializerOptions Web = JsonSerializerOptions.Web;

    public static StringContent Body(object value) => new(JsonSerializer.Serialize(value, Web), Encoding.UTF8, "application/json");

    public static MultipartFormDataContent Paper(byte[] content, string evidence, string person = "ap", string fileName = "nachweis.pdf")
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return new MultipartFormDataContent
        {
            { new StringContent(evidence), "evidence" },
            { new StringContent(person), "person" },
            { file, "file", fileName },
        };
    }

    /// <summary>A small PDF that no other test has: kind is told by content.</summary>
    public static byte[] Pdf(string text = "") =>
        Encoding.UTF8.GetBytes($"%PDF-1.7\n% {text} {Guid.NewGuid():N}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

    public static Task<Reply> FetchAsync(this HttpClient client, string path) => client.CallAsync(HttpMethod.Get, path);

    public static async Task<JsonNode> FetchJsonAsync(this HttpClient client, string path) =>
        (await client.FetchAsync(path)).Expect(System.Net.HttpStatusCode.OK).Json;

    public static Task<Reply> SendJsonAsync(
        this HttpClient client, HttpMethod method, string path, object? body, params (string Name, string Value)[] headers) =>
        client.CallAsync(method, path, body is null ? null : Body(body), headers);

    public static async Task<Reply> CallAsync(
        this HttpClient client, HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.ReadAsync();
    }

    public static async Task<Reply> ReadAsync(this HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        response.Headers.ETag?.Tag,
        response.Headers.RetryAfter?.Delta,
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

    /// <summary>All items of a list, page by page.</summary>
    public static async Task<List<JsonNode>> FetchAllAsync(this HttpClient client, string path, int limit = 200)
    {
        List<JsonNode> items = [];
        string? cursor = null;
        do
        {
            string separator = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
            JsonNode page = await client.FetchJsonAsync($"{path}{separator}limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            cursor = page["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);
        return items;
    }

    public static string Text(this JsonNode? node) => node!.GetValue<string>();

    public static IEnumerable<string> Texts(this JsonNode? array) => array!.AsArray().Select(item => item!.GetValue<string>());
}
