using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Valid, mutated and absurd requests to every endpoint that the host maps.</summary>
/// <param name="host">The host whose endpoints are asked.</param>
/// <param name="own">Applications with the token that opens them.</param>
/// <param name="foreign">Ids of applications that no token here opens.</param>
/// <param name="tokens">Other tokens: an account's, staff's.</param>
internal sealed partial class RandomRequests(
    HostFixture host, IReadOnlyList<(Guid Id, string Token)> own, IReadOnlyList<Guid> foreign, IReadOnlyList<string> tokens)
{
    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=utf-16", "text/plain", "application/xml",
        "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "rubbish", "application/json;;", "application/merge-patch+json",
    ];

    private static readonly string[] Queries =
    [
        "", "", "", "?limit=5", "?limit=-1", "?limit=0", "?limit=2147483648", "?cursor=", "?cursor=abc", "?cursor=MHxI", "?cursor=OTk5OTk5OTk5OTk5OTk5OTk5OXxI",
        "?cursor=MHw", "?cursor=MzE1NTM3ODk3NTk5OTk5OTk5OXw", "?cursor=%F0%9F%98%80", "?limit=1&limit=2", "?submittedFrom=0001-01-01", "?submittedTo=9999-12-31", "?submittedFrom=x",
        "?urgent=true", "?urgent=1", "?reference=%27%20OR%201%3D1", "?team=%25", "?unread=false", "?state=sent", "?state=%C3%A4", "?x=%00", "?x=%FF%FE", "?%3D&&==", "?reference=%ED%A0%80",
    ];

    private static readonly (string Name, string[] Values)[] HeaderValues =
    [
        ("If-Match", ["\"0\"", "\"1\"", "\"2\"", "W/\"1\"", "*", "\"", "\"\"", "1", "\"9223372036854775807\"", "\"9223372036854775808\"", "\"1\", \"2\"", "\"-1\""]),
        ("If-None-Match", ["*", "\"hauptantrag-1\"", "\"x\""]),
        ("Idempotency-Key", ["key-0000000000000001", "key-0000000000000002", "key-0000000000000003", "short", "with space 0000000000", "............................"]),
        ("Accept", ["application/xml", "*/*", "text/html;q=x"]),
        ("Accept-Language", ["xx", "de-DE,de;q=0.9", ";;;"]),
        ("Content-Encoding", ["gzip", "br"]),
        ("X-HTTP-Method-Override", ["DELETE"]),
        ("Range", ["bytes=0-1", "bytes=99-1"]),
        ("Expect", ["200-ok"]),
    ];

    private static readonly string[] Absurd =
    [
        "", "null", "[]", "{}", "0", "\"\"", "{", "{\"form\":", "{\"form\":null}", "{\"form\":[]}", "{\"form\":\"\"}", "{\"form\":\"\\u0000\"}", "{\"form\":\"\\ud800\"}",
        "{\"form\":\"hauptantrag\",\"form\":\"hauptantrag\"}", "{\"ap.last\":\"a\",\"ap.last\":\"b\"}", "{\"vm.cash\":1e999}", "{\"vm.cash\":-0}", "{\"vm.cash\":123456789012345678901234567890}",
        "{\"hh.persons\":[{\"id\":\"p99999999999\"}]}", "{\"hh.persons\":[null]}", "{\"hh.alone\":false,\"hh.persons\":[{\"id\":\"p1\"},{\"id\":\"p1\"}]}", "{\"reference\":\"HA\",\"code\":\"\\u0000\"}",
        "{\"receipt\":\"a.b.c\"}", "{\"receipt\":\"..\"}", "{\"receipt\":\"eyJhbGciOiJub25lIn0..\"}", "{\"mail\":\"\\u202e@\"}", "{\"mail\":{}}", "{\"__proto__\":{}}", "{\"$type\":\"System.Object\"}", "\ufeff{}",
    ];

    private readonly (HttpMethod Method, string Pattern)[] _endpoints =
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(method => (new HttpMethod(method), endpoint.RoutePattern.RawText!.TrimEnd('/')))),
    ];

    private readonly (string Section, JsonObject Answers)[] _sections = [.. Scenario.Read("scenario-2").Sections, .. Scenario.One.Sections];

    public Gen<RandomRequest> All() =>
        from endpoint in Gen.OneOf(Gen.Elements(_endpoints), Gen.Elements(_endpoints.Where(one => one.Method == HttpMethod.Post || one.Method == HttpMethod.Put).ToArray()))
        from method in Gen.Frequency((12, Gen.Constant(endpoint.Method)), (1, Gen.Elements(HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch)))
        from actor in Gen.Elements(own.ToArray())
        from isOwn in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from id in isOwn && method != HttpMethod.Delete ? Gen.Constant(actor.Id.ToString()) : Gen.Elements(foreign.ToArray()).Select(other => other.ToString())
        from section in Gen.Elements(_sections)
        from path in PathOf(endpoint.Pattern, id, section.Section)
        from query in Gen.Elements(Queries)
        from authorization in Gen.Frequency(
            (IsOfTheOffice(endpoint.Pattern) ? 1 : 16, Gen.Constant<string?>($"Bearer {actor.Token}")),
            (IsOfTheOffice(endpoint.Pattern) ? 8 : 1, Gen.Elements(tokens.ToArray()).Select(token => (string?)$"Bearer {token}")),
            (1, Gen.Elements<string?>(null, "Bearer", "Bearer x.y.z", "Basic YTpi", $"Bearer {actor.Token[..^2]}")))
        from headers in Gen.Elements(HeaderValues).SelectMany(header => Gen.Elements(header.Values).Select(value => (header.Name, value))).ListOf(2)
        from ifMatch in Gen.Elements<(string, string)[]>([("If-Match", "\"0\"")], [("If-Match", "\"1\"")], [])
        from body in method == HttpMethod.Get || method == HttpMethod.Delete ? Gen.Constant(((byte[]?)null, (string?)null)) : BodyOf(path, section.Answers)
        select new RandomRequest(method, path + query, authorization, [.. ifMatch, .. headers.DistinctBy(header => header.Name, StringComparer.Ordinal)], body.Item1, body.Item2);

    private static bool IsOfTheOffice(string pattern) => pattern.Contains("/casework", StringComparison.Ordinal);

    private static Gen<string> PathOf(string pattern, string id, string section)
    {
        string known = Parameter().Replace(pattern, match => match.Groups["name"].Value switch
        {
            "id" or "applicationId" => id,
            "key" when pattern.Contains("/forms/", StringComparison.Ordinal) => "hauptantrag",
            "key" => section,
            "version" => "1",
            "module" => "applications",
            _ => Guid.NewGuid().ToString(),
        });
        Gen<string> odd = from value in Gen.Elements("x", "%20", "..%2F..", "%C3%A4", "%FF", "0", "person%3Ap1", "person:p1:p2", new string('a', 2000), "00000000-0000-0000-0000-000000000000", "%F0%9F%98%80")
                          select Parameter().Replace(pattern, value) + (pattern.Contains('{', StringComparison.Ordinal) ? "" : "/" + value);
        return Gen.Frequency((9, Gen.Constant(known)), (1, odd));
    }

    private static Gen<(byte[]? Body, string? ContentType)> BodyOf(string path, JsonObject answers)
    {
        byte[] valid = Valid(path, answers);
        string type = path.EndsWith("/documents", StringComparison.Ordinal) ? "multipart/form-data; boundary=x" : "application/json";
        Gen<byte[]> bytes = Gen.Frequency(
            (4, Gen.Constant(valid)),
            (4, Mutated(valid)),
            (3, Json(5).Select(node => Encoding.UTF8.GetBytes(node?.ToJsonString() ?? "null"))),
            (3, Gen.Elements(Absurd).Select(Encoding.UTF8.GetBytes)),
            (1, Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(40)),
            (1, Gen.Choose(30, 3000).Select(depth => Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)))),
            (1, Gen.Choose(30, 500).Select(depth => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"ap.last\":", depth)) + "1" + new string('}', depth)))));
        Gen<string?> types = Gen.Frequency((9, Gen.Constant<string?>(type)), (1, Gen.Elements<string?>([.. ContentTypes, null])));
        return from body in bytes from contentType in types select ((byte[]?)body, contentType);
    }

    private static byte[] Valid(string path, JsonObject answers) => Encoding.UTF8.GetBytes(path switch
    {
        _ when path.EndsWith("/documents", StringComparison.Ordinal) =>
            "--x\r\nContent-Disposition: form-data; name=evidence\r\n\r\nN01\r\n--x\r\nContent-Disposition: form-data; name=file; filename=a.pdf\r\n\r\n%PDF-1.7 x\r\n--x--\r\n",
        _ when path.Contains("/sections/", StringComparison.Ordinal) => answers.ToJsonString(),
        _ when path.EndsWith("/resumptions", StringComparison.Ordinal) => "{\"reference\":\"HA-2026-0000-0000\",\"code\":\"0000-0000-0000\"}",
        _ when path.EndsWith("/verifications", StringComparison.Ordinal) => "{\"receipt\":\"a.b.c\"}",
        _ when path.EndsWith("/pauses", StringComparison.Ordinal) => "{\"mail\":\"a@mail.example\"}",
        _ when path.EndsWith("/demo-tokens", StringComparison.Ordinal) => "{\"user\":\"hedi\"}",
        _ => "{\"form\":\"hauptantrag\"}",
    });

    private static Gen<byte[]> Mutated(byte[] valid) =>
        from at in Gen.Choose(0, Math.Max(0, valid.Length - 1))
        from value in Gen.Elements<byte>(0, 0x22, 0x7B, 0x7D, 0x5B, 0x2C, 0x2D, 0x39, 0x80, 0xC0, 0xED, 0xFF, 0x0A)
        from kind in Gen.Choose(0, 3)
        select kind switch
        {
            0 => (byte[])[.. valid[..at], value, .. valid[Math.Min(valid.Length, at + 1)..]],
            1 => [.. valid[..at], value, .. valid[at..]],
            2 => valid[..at],
            _ => [.. valid[..at], .. valid[Math.Min(valid.Length, at + 1)..]],
        };

    private static Gen<JsonNode?> Json(int depth)
    {
        Gen<JsonNode?> leaf = Gen.OneOf(
            Gen.Elements<Func<JsonNode?>>(
                () => null, () => true, () => false, () => 0, () => -1, () => 1e300, () => long.MaxValue, () => 0.1, () => "", () => "Text", () => "2026-11-22", () => "😀", () => "\u202e",
                () => new string('ä', 3000), () => JsonNode.Parse("1E+400"), () => new JsonObject { ["dontKnow"] = true }, () => new JsonObject { ["none"] = true })
            .Select(make => make()));
        if (depth == 0)
            return leaf;
        Gen<JsonNode?> list = Gen.Choose(0, 4).SelectMany(length => Json(depth - 1).ArrayOf(length)).Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]));
        Gen<JsonNode?> inner = Gen.Choose(0, 5)
            .SelectMany(length => Gen.Elements("form", "ap.last", "ap.birthDate", "hh.persons", "hh.alone", "id", "mail", "reference", "code", "receipt", "vm.accounts", "", "ä", "dontKnow", "kdu.heat")
                .Zip(Json(depth - 1)).ArrayOf(length))
            .Select(members => (JsonNode?)new JsonObject(members.DistinctBy(member => member.Item1, StringComparer.Ordinal)
                .Select(member => KeyValuePair.Create(member.Item1, member.Item2?.DeepClone()))));
        return Gen.Frequency((2, leaf), (1, list), (4, inner));
    }

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)(:[a-z]+)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
