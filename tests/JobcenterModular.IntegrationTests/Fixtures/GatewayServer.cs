using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>
/// A real little gateway as docs/gateway.md asks for: checks our signature with its own code, honours the idempotency key,
/// calls back signed. Behaves as told for a number: slow, failing, refusing, silent after it has taken the message.
/// </summary>
public sealed class GatewayServer : IAsyncDisposable
{
    public const string Secret = "a secret that both sides know, 32+ long";

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, GatewayText> _taken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, GatewayManner> _manners = new(StringComparer.Ordinal);
    private int _requests;

    private GatewayServer(TimeProvider clock)
    {
        _clock = clock;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapPost("/messages", TakeAsync);
    }

    public Uri Url => new(new Uri(_app.Urls.First()), "/messages");

    /// <summary>Requests of any kind, also refused ones.</summary>
    public int Requests => _requests;

    /// <summary>How it treats every number that has no manner of its own.</summary>
    public GatewayManner Manner { get; set; } = GatewayManner.Take;

    /// <summary>Requests whose signature was wrong.</summary>
    public int WronglySigned { get; private set; }

    public static async Task<GatewayServer> StartAsync(TimeProvider clock)
    {
        var server = new GatewayServer(clock);
        await server._app.StartAsync();
        return server;
    }

    public void Treat(string number, GatewayManner manner) => _manners[number] = manner;

    /// <summary>Messages to a number, each once however often it was sent.</summary>
    public IReadOnlyList<GatewayText> TextsTo(string number) => [.. _taken.Values.Where(text => text.To == number).OrderBy(text => text.Order)];

    /// <summary>Calls the host back about a message, at the address that came with it.</summary>
    public Task<HttpResponseMessage> CallBackAsync(
        HttpClient host, GatewayText text, string status, DateTimeOffset? at = null, string? reason = null) =>
        CallAsync(host, text.CallbackPath, JsonSerializer.Serialize(new { text.Id, status, at, reason }, JsonSerializerOptions.Web), Secret, _clock.GetUtcNow());

    /// <summary>Calls the host with anything, signed with any secret at any time.</summary>
    public static async Task<HttpResponseMessage> CallAsync(HttpClient host, string path, string body, string secret, DateTimeOffset signedAt)
    {
        string id = Guid.NewGuid().ToString();
        string seconds = signedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", seconds);
        request.Headers.Add("webhook-signature", Sign(secret, id, seconds, Encoding.UTF8.GetBytes(body)));
        return await host.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static string Sign(string secret, string id, string seconds, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{seconds}."), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        int number = Interlocked.Increment(ref _requests);
        using var copy = new MemoryStream();
        await request.Body.CopyToAsync(copy);
        string id = request.Headers["webhook-id"].ToString();
        string seconds = request.Headers["webhook-timestamp"].ToString();
        bool fresh = Math.Abs(_clock.GetUtcNow().ToUnixTimeSeconds() - long.Parse(seconds, CultureInfo.InvariantCulture)) < 300;
        if (!fresh || request.Headers["webhook-signature"] != Sign(Secret, id, seconds, copy.ToArray()))
        {
            WronglySigned++;
            return Results.StatusCode(401);
        }

        JsonNode message = JsonNode.Parse(copy.ToArray())!;
        var text = new GatewayText(
            message["id"]!.GetValue<string>(), message["channel"]!.GetValue<string>(), message["to"]!.GetValue<string>(), message["text"]!.GetValue<string>(),
            message["language"]!.GetValue<string>(), new Uri(message["callbackUrl"]!.GetValue<string>()).AbsolutePath, number);
        return await AnswerAsync(request.Headers["Idempotency-Key"].ToString(), text, _manners.GetValueOrDefault(text.To, Manner));
    }

    private async Task<IResult> AnswerAsync(string key, GatewayText text, GatewayManner manner)
    {
        switch (manner)
        {
            case GatewayManner.Fail:
                return Results.StatusCode(503);
            case GatewayManner.Refuse:
                return Results.UnprocessableEntity();
            case GatewayManner.Redirect:
                return Results.Redirect("/elsewhere", preserveMethod: true);
            case GatewayManner.FailOnceTaken:
                return Results.StatusCode(_taken.TryAdd(key, text) ? 500 : 202);
            case GatewayManner.Hang:
                await Task.Delay(TimeSpan.FromSeconds(30));
                return Results.StatusCode(503);
            case GatewayManner.AnswerLate:
                _taken.TryAdd(key, text);
                await (Gate?.Task ?? Task.CompletedTask);
                return Results.Accepted(null, new { reference = "ref-" + text.Order });
            default:
                _taken.TryAdd(key, text);
                return Results.Accepted(null, new { reference = "ref-" + text.Order });
        }
    }

    /// <summary>What <see cref="GatewayManner.AnswerLate"/> waits for.</summary>
    public TaskCompletionSource? Gate { get; set; }
}

/// <summary>A message as the gateway got it.</summary>
public sealed record GatewayText(string Id, string Channel, string To, string Text, string Language, string CallbackPath, int Order);

/// <summary>How a gateway behaves.</summary>
public enum GatewayManner
{
    Take,
    Fail,
    Refuse,
    Redirect,
    FailOnceTaken,
    Hang,
    AnswerLate,
}
