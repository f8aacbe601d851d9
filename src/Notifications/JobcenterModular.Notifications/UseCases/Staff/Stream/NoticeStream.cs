using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using JobcenterModular.Notifications.Domain.Staff;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.UseCases.Staff.Stream;

/// <summary>Who listens.</summary>
/// <param name="Team">Key of the team; without it all teams.</param>
/// <param name="LastEventId">The last position that the listener has; without it the stream starts with now.</param>
/// <param name="Until">When the token expires; the stream ends then.</param>
internal sealed record StreamListener(string? Team, string? LastEventId, DateTimeOffset? Until);

/// <summary>Where the stream begins; data of the event <c>ready</c>, and of <c>heartbeat</c> where it stands.</summary>
/// <param name="Position">What comes later has a higher position.</param>
internal sealed record StreamPlace(long Position);

/// <summary>
/// The live stream of team notices. Each connection reads the database at its own pace: nothing waits for a slow one in
/// memory, and any host can go on where another one ended.
/// </summary>
internal sealed class NoticeStream(
    INoticeNumbering numbering,
    StreamReading reading,
    StreamPulse pulse,
    IHostApplicationLifetime host,
    IOptions<NotificationsOptions> options,
    TimeProvider clock)
{
    /// <summary>The slow look behind the pulse; also finds what another host numbered.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly StreamOptions _options = options.Value.Stream;

    /// <summary>The position behind which this listener goes on.</summary>
    /// <exception cref="SharedKernel.RefusalException">Last-Event-ID is no position.</exception>
    public async Task<long> StartAsync(StreamListener listener, CancellationToken cancellationToken)
    {
        long? last = null;
        if (!string.IsNullOrEmpty(listener.LastEventId))
        {
            last = long.TryParse(listener.LastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out long position)
                ? position
                : throw StaffRefusals.LastEventIdMalformed.ToException();
        }

        // "Now" is behind everything that is committed: what a list shows that is loaded from here on, the stream need not.
        await numbering.RunAsync(cancellationToken);
        long head = await reading.HeadAsync(cancellationToken);
        return Math.Min(last ?? head, head);
    }

    /// <summary>The events, until the listener goes, the token expires or the host stops.</summary>
    public async IAsyncEnumerable<SseItem<object>> ListenAsync(
        StreamListener listener, long position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Place("ready", position);
        DateTimeOffset lastWord = clock.GetUtcNow();
        while (!IsOver(listener))
        {
            Task news = pulse.Next;
            long head = await reading.HeadAsync(cancellationToken);
            while (position < head && !IsOver(listener))
            {
                IReadOnlyList<PlacedNotice> batch = await reading.ReadAsync(listener.Team, position, head, cancellationToken);
                foreach (PlacedNotice placed in batch)
                {
                    yield return new SseItem<object>(placed.Notice, "notice") { EventId = Text(placed.Position) };
                    lastWord = clock.GetUtcNow();
                }

                // Behind the last of a short batch are other teams' notices only.
                position = batch.Count == StreamReading.BatchSize ? batch[^1].Position : head;
            }

            if (clock.GetUtcNow() - lastWord >= _options.Heartbeat)
            {
                // It carries the position, so that who comes back need not skip other teams' notices again.
                yield return Place("heartbeat", position);
                lastWord = clock.GetUtcNow();
            }

            await Task.WhenAny(news, Task.Delay(Poll, host.ApplicationStopping));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private bool IsOver(StreamListener listener) => host.ApplicationStopping.IsCancellationRequested || listener.Until <= clock.GetUtcNow();

    private static SseItem<object> Place(string name, long position) => new(new StreamPlace(position), name) { EventId = Text(position) };

    private static string Text(long position) => position.ToString(CultureInfo.InvariantCulture);
}
