using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Sending.Gateway;

/// <summary>
/// Posts messages to a gateway, signed, with the delivery's id as idempotency key: a gateway that takes the key sends a
/// repeat after a crash only once. How it answers and calls back: docs/gateway.md.
/// </summary>
internal abstract class GatewayCarrier(Channel channel, GatewayOptions options, HttpClient http, PortalOptions portal, TimeProvider clock) : IChannelCarrier
{
    public const string IdempotencyKey = "Idempotency-Key";

    private const int MostAnswer = 16 * 1024;

    public Channel Channel => channel;

    public LaneOptions Lane => options.Lane;

    public async Task<string?> HandOverAsync(Delivery delivery, Letter letter, CancellationToken cancellationToken)
    {
        if (!options.IsConfigured)
            throw new CarrierRefusedException("no-gateway");
        if (PhoneNumber.Parse(letter.To) is not { } to)
            throw new CarrierRefusedException("number-invalid");
        string id = delivery.Id.ToString();
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(
            new GatewayMessage(id, channel.Name(), to, letter.Body, letter.Language, $"{portal.ApiHome}/api/v1/delivery-callbacks/{channel.Name()}"),
            JsonSerializerOptions.Web);
        long now = clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(IdempotencyKey, id);
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimeHeader, now.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(options.Secret!, id, now, body));
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(options.Timeout);
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, bound.Token);
            Check(response.StatusCode);
            return await ReferenceAsync(response, bound.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The gateway did not answer in time.", exception);
        }
    }

    /// <summary>No redirect is followed: the message and its address go to the one gateway that was set.</summary>
    public static HttpMessageHandler NewHandler() =>
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    // 400 and 422 speak of this message; everything else of the gateway or of our settings, and may be better later.
    private static void Check(HttpStatusCode status)
    {
        if (status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
            throw new CarrierRefusedException(string.Create(CultureInfo.InvariantCulture, $"gateway-refused-{(int)status}"));
        if ((int)status is < 200 or >= 300)
            throw new HttpRequestException("The gateway did not take the message.", null, status);
    }

    private static async Task<string?> ReferenceAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
            byte[] start = new byte[MostAnswer];
            int length = await body.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
            GatewayAnswer? answer = JsonSerializer.Deserialize<GatewayAnswer>(start.AsSpan(0, length), JsonSerializerOptions.Web);
            return answer?.Reference is { Length: <= Delivery.MostCarrierReference } reference && !reference.Any(char.IsControl) ? reference : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or HttpRequestException or OperationCanceledException)
        {
            return null; // It has the message, as its status said; its number is a convenience.
        }
    }
}

/// <summary>What a gateway is sent.</summary>
internal sealed record GatewayMessage(string Id, string Channel, string To, string Text, string Language, string CallbackUrl);

/// <summary>What it may answer.</summary>
internal sealed record GatewayAnswer(string? Reference);

/// <summary>Text messages.</summary>
internal sealed class SmsCarrier(IOptionsMonitor<GatewayOptions> options, IHttpClientFactory http, IOptions<PortalOptions> portal, TimeProvider clock)
    : GatewayCarrier(Channel.Sms, options.Get(Section), http.CreateClient(Section), portal.Value, clock)
{
    public const string Section = "Sms";
}

/// <summary>Messages to a messenger.</summary>
internal sealed class MessengerCarrier(IOptionsMonitor<GatewayOptions> options, IHttpClientFactory http, IOptions<PortalOptions> portal, TimeProvider clock)
    : GatewayCarrier(Channel.Messenger, options.Get(Section), http.CreateClient(Section), portal.Value, clock)
{
    public const string Section = "Messenger";
}
