using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Requests that no endpoint can read: a stable code, and nothing half saved.</summary>
public abstract class BadInputTests(HostFixture host)
{
    public static TheoryData<string, string, HttpStatusCode, string> Unreadable => new()
    {
        { "five megabytes", "{\"ap.last\":\"" + new string('x', 5 * 1024 * 1024) + "\"}", HttpStatusCode.RequestEntityTooLarge, "request.too_large" },
        { "five megabytes of numbers", "{\"vm.accounts\":[" + string.Concat(Enumerable.Repeat("1,", 2_500_000)) + "1]}", HttpStatusCode.RequestEntityTooLarge, "request.too_large" },
        { "deep nesting", new string('[', 10_000) + new string(']', 10_000), HttpStatusCode.BadRequest, "request.malformed" },
        { "deep nesting of objects", string.Concat(Enumerable.Repeat("{\"ap.last\":", 40)) + "1" + new string('}', 40), HttpStatusCode.BadRequest, "request.malformed" },
        { "half a document", "{\"ap.last\": \"Win", HttpStatusCode.BadRequest, "request.malformed" },
        { "two documents", "{} {}", HttpStatusCode.BadRequest, "request.malformed" },
        { "a comment", "{ /* nothing */ }", HttpStatusCode.BadRequest, "request.malformed" },
        { "a list", "[1, 2]", HttpStatusCode.BadRequest, "request.malformed" },
        { "null", "null", HttpStatusCode.BadRequest, "request.malformed" },
        { "nothing", "", HttpStatusCode.BadRequest, "request.malformed" },
        { "a name twice", "{\"ap.last\":\"a\",\"ap.last\":\"b\"}", HttpStatusCode.BadRequest, "request.malformed" },
        { "NUL", "{\"ap.last\":\"Win\\u0000ter\"}", HttpStatusCode.BadRequest, "request.malformed" },
        { "half a character", "{\"ap.last\":\"Win\\ud800ter\"}", HttpStatusCode.BadRequest, "request.malformed" },
        { "not a number", "{\"vm.cash\":NaN}", HttpStatusCode.BadRequest, "request.malformed" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_can_not_be_read_is_refused_with_a_code_and_changes_nothing(string what, string body, HttpStatusCode status, string code)
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        await anna.SaveAsync("person", Scenario.One["person"]);
        JsonNode before = await anna.ViewAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        Reply reply = await anna.Client.CallAsync(HttpMethod.Put, $"{anna.Path}/sections/person", content, ("If-Match", "\"1\""));

        reply.Status.ShouldBe(status, what);
        reply.Expect(status, code);
        (await anna.ViewAsync()).ToJsonString().ShouldBe(before.ToJsonString());
    }

    [Theory]
    [InlineData("/api/v1/applications", """{ "form": 1 }""")]
    [InlineData("/api/v1/applications", """{ "form": null }""")]
    [InlineData("/api/v1/applications", """{ "form": "hauptantrag", "extra": true }""")]
    [InlineData("/api/v1/applications", "{}")]
    [InlineData("/api/v1/applications", "\"hauptantrag\"")]
    [InlineData("/api/v1/applications", "null")]
    [InlineData("/api/v1/applications", """{ "form": "a\u0000b" }""")]
    [InlineData("/api/v1/resumptions", """{ "reference": "HA-2026-0000-0000" }""")]
    [InlineData("/api/v1/resumptions", """{ "reference": [], "code": {} }""")]
    [InlineData("/api/v1/receipts/verifications", """{ "receipt": 7 }""")]
    public async Task A_body_of_the_wrong_shape_is_refused(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        (await host.Client.CallAsync(HttpMethod.Post, path, content)).Expect(HttpStatusCode.BadRequest, "request.malformed");
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        byte[][] broken = [[0xFF, 0xFE], [.. "{\"ap.last\":\""u8, 0xC3, 0x28, .. "\"}"u8], [.. "{\"ap.last\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8], [.. "{\"ap."u8, 0xF8, .. "\":1}"u8]];

        foreach (byte[] bytes in broken)
        {
            using var content = new ByteArrayContent(bytes);
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            (await anna.Client.CallAsync(HttpMethod.Put, $"{anna.Path}/sections/person", content, ("If-Match", "\"0\""))).Expect(HttpStatusCode.BadRequest, "request.malformed");
        }

        (await anna.ViewAsync())["sections"]!.AsObject().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_wrong_content_type_is_refused(string type)
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        using var save = new ByteArrayContent("{}"u8.ToArray());
        save.Headers.TryAddWithoutValidation("Content-Type", type);
        using var start = new ByteArrayContent("{\"form\":\"hauptantrag\"}"u8.ToArray());
        start.Headers.TryAddWithoutValidation("Content-Type", type);

        (await anna.Client.CallAsync(HttpMethod.Put, $"{anna.Path}/sections/person", save, ("If-Match", "\"0\""))).Expect(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
        (await host.Client.CallAsync(HttpMethod.Post, "/api/v1/applications", start)).Expect(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
    }

    [Fact]
    public async Task An_upload_of_another_content_type_is_refused()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        (await anna.Client.SendJsonAsync(HttpMethod.Post, $"{anna.Path}/documents", new { file = "x" })).Expect(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/applications/not-an-id", HttpStatusCode.NotFound)]
    [InlineData("PATCH", "/api/v1/applications", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/v1/forms/wohngeld", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/forms/hauptantrag/versions/99", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/forms/hauptantrag/versions/99999999999", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/forms?x=%00", HttpStatusCode.BadRequest)]
    public async Task An_address_that_there_is_not_answers_with_a_problem(string method, string path, HttpStatusCode status) =>
        (await host.Client.CallAsync(new HttpMethod(method), path)).Expect(status).Code.ShouldNotBeNullOrEmpty();

    public sealed class OnSqlite(HostFixture<Sqlite> host) : BadInputTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : BadInputTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
