using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Somebody else's application looks like one that there is not, at every address below it.</summary>
public abstract partial class NotYoursTests(HostFixture host)
{
    [Fact]
    public async Task Somebody_elses_application_is_not_found_at_any_address()
    {
        using ApplicantJourney guests = await ApplicantJourney.WithAnswersAsync(host);
        using ApplicantJourney accounts = await ApplicantJourney.WithAnswersAsync(host, account: "carl");
        await guests.SubmitAsync();
        using ApplicantJourney otherGuest = await ApplicantJourney.StartAsync(host);
        using HttpClient otherAccount = host.ClientWith(host.TokenForRole(Roles.Applicant, "dina"));
        string[] before = [await StateAsync(guests), await StateAsync(accounts)];
        List<(HttpMethod Method, string Pattern)> endpoints = Endpoints();
        endpoints.Count.ShouldBeGreaterThan(15);

        foreach (ApplicantJourney victim in (ApplicantJourney[])[guests, accounts])
        {
            foreach ((HttpMethod method, string pattern) in endpoints)
            {
                (await SendAsync(otherGuest.Client, method, pattern, victim.Id)).Status.ShouldBe(HttpStatusCode.NotFound, $"guest: {method} {pattern}");
                (await SendAsync(otherAccount, method, pattern, victim.Id)).Status.ShouldBe(HttpStatusCode.NotFound, $"account: {method} {pattern}");
                (await SendAsync(host.Client, method, pattern, victim.Id)).Status.ShouldBe(HttpStatusCode.Unauthorized, $"nobody: {method} {pattern}");
            }
        }

        (await StateAsync(guests)).ShouldBe(before[0]);
        (await StateAsync(accounts)).ShouldBe(before[1]);
    }

    // When the confirmation leaves is noted in the background and is nobody's doing here.
    private static async Task<string> StateAsync(ApplicantJourney journey)
    {
        JsonObject view = (await journey.ViewAsync()).AsObject();
        view.Remove("confirmedAt");
        return view.ToJsonString();
    }

    [Fact]
    public async Task A_wrong_role_gets_the_same_refusal_whether_the_application_is_there_or_not()
    {
        using ApplicantJourney victim = await ApplicantJourney.StartAsync(host);

        foreach (string role in Roles.All.Where(role => role != Roles.Applicant))
        {
            foreach ((HttpMethod method, string pattern) in Endpoints())
            {
                Reply there = await SendAsync(host.ClientFor(role), method, pattern, victim.Id);
                Reply notThere = await SendAsync(host.ClientFor(role), method, pattern, Guid.NewGuid());
                there.Expect(HttpStatusCode.Forbidden, "auth.forbidden");
                notThere.Code.ShouldBe(there.Code, $"{role}: {method} {pattern}");
            }
        }
    }

    private static Task<Reply> SendAsync(HttpClient client, HttpMethod method, string pattern, Guid application)
    {
        string path = Parameter().Replace(pattern.TrimEnd('/'), match => match.Groups["name"].Value switch
        {
            "id" or "applicationId" => application.ToString(),
            "key" => "person",
            _ => Guid.NewGuid().ToString(),
        });
        HttpContent? body = path.EndsWith("/documents", StringComparison.Ordinal) && method == HttpMethod.Post
            ? HttpCalls.Paper(HttpCalls.Pdf(), "N01")
            : method == HttpMethod.Put || method == HttpMethod.Post ? HttpCalls.Body(BodyFor(path)) : null;
        return client.CallAsync(method, path, body, ("If-Match", "\"0\""));
    }

    // Where a body has to be of a certain form, so that it is ownership that decides and not the form.
    private static JsonObject BodyFor(string path) => path.Split('/')[^1] switch
    {
        _ when path.Contains("/confirmations/", StringComparison.Ordinal) => new JsonObject { ["confirmed"] = true },
        "household-invitations" => new JsonObject { ["person"] = "p1" },
        "protected-note" => new JsonObject { ["text"] = "Bitte" },
        "change-notices" => new JsonObject { ["kinds"] = new JsonArray("rent"), ["since"] = "2026-11-01" },
        "statement" => new JsonObject { ["statement"] = "notAvailable" },
        "portal-delivery" => new JsonObject { ["consent"] = true },
        "evidence" => new JsonObject { ["items"] = new JsonArray("N01:ap") },
        _ => [],
    };

    private List<(HttpMethod Method, string Pattern)> Endpoints() =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/applications/{", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(method => (new HttpMethod(method), endpoint.RoutePattern.RawText!))),
    ];

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)(:[a-z]+)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    public sealed class OnSqlite(HostFixture<Sqlite> host) : NotYoursTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : NotYoursTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
