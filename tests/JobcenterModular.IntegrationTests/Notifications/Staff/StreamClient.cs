using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace JobcenterModular.IntegrationTests.Notifications.Staff;

/// <summary>A connection to the stream, as a caseworker's tool has one.</summary>
internal sealed class StreamClient : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>>? _events;

    private StreamClient(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>>? events) => (_response, _events) = (response, events);

    public int Status => (int)_response.StatusCode;

    public HttpResponseMessage Response => _response;

    public static async Task<StreamClient> OpenAsync(HttpClient client, string? team = null, string? lastEventId = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/casework/notices/stream?team={team}", UriKind.Relative));
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            return new StreamClient(response, null);
        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return new StreamClient(response, SseParser.Create(body).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken));
    }

    /// <summary>The next event; null at the end.</summary>
    public async Task<SseItem<string>?> NextAsync() =>
        await _events!.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60)) ? _events.Current : null;

    /// <summary>The next notice, whatever comes in between; null at the end.</summary>
    public async Task<(long Position, JsonNode Notice)?> NextNoticeAsync()
    {
        while (await NextAsync() is { } item)
        {
            if (item.EventType == "notice")
                return (long.Parse(item.EventId!, CultureInfo.InvariantCulture), JsonNode.Parse(item.Data)!);
        }

        return null;
    }

    /// <summary>The event with which each connection begins.</summary>
    public async Task<long> ReadyAsync()
    {
        SseItem<string> item = (await NextAsync()).ShouldNotBeNull();
        item.EventType.ShouldBe("ready");
        long position = JsonNode.Parse(item.Data)!["position"]!.GetValue<long>();
        item.EventId.ShouldBe(position.ToString(CultureInfo.InvariantCulture));
        return position;
    }

    public ValueTask DisposeAsync()
    {
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
