using System.Diagnostics;
using System.Net;
using System.Text.Unicode;

namespace JobcenterModular.Bench.Load;

/// <summary>
/// People who save a section, one after the other on each connection: random drafts over the whole table, each
/// connection with drafts of its own. Anything but a 200 ends the run.
/// </summary>
internal sealed class SaveLoad(IReadOnlyList<Draft> drafts, byte[][] bodies, string section, int connections)
{
    private readonly Draft[][] _shares =
        [.. Enumerable.Range(0, connections).Select(worker => drafts.Where((_, at) => at % connections == worker).ToArray())];

    public LoadResult Run(IPEndPoint server, TimeSpan duration)
    {
        List<long>[] latencies = [.. _shares.Select(_ => new List<long>(64 * 1024))];
        Exception? failure = null;
        long begin = Stopwatch.GetTimestamp();
        Thread[] threads =
        [
            .. _shares.Select((share, worker) => new Thread(() =>
            {
                try
                {
                    Work(server, share, latencies[worker], begin, duration);
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            })),
        ];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(begin);
        return failure is null
            ? new LoadResult(elapsed, [.. latencies.SelectMany(ticks => ticks).Order()])
            : throw new InvalidOperationException("The load failed.", failure);
    }

    private void Work(IPEndPoint server, Draft[] share, List<long> latencies, long begin, TimeSpan duration)
    {
        using var connection = new RawConnection(server);
        byte[] buffer = new byte[8 * 1024];
        while (Stopwatch.GetElapsedTime(begin) < duration)
        {
            Draft draft = share[Random.Shared.Next(share.Length)];
            int length = Compose(buffer, draft, bodies[Random.Shared.Next(bodies.Length)]);
            long start = Stopwatch.GetTimestamp();
            draft.Version = connection.Exchange(buffer.AsSpan(0, length));
            latencies.Add(Stopwatch.GetTimestamp() - start);
        }
    }

    private int Compose(byte[] buffer, Draft draft, byte[] body)
    {
        if (!Utf8.TryWrite(
            buffer,
            $"PUT /api/v1/applications/{draft.Id}/sections/{section} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {draft.Token}\r\nContent-Type: application/json\r\nIf-Match: \"{draft.Version}\"\r\nContent-Length: {body.Length}\r\n\r\n",
            out int head))
        {
            throw new InvalidOperationException("The request is longer than the buffer.");
        }

        body.CopyTo(buffer, head);
        return head + body.Length;
    }
}

/// <summary>What one round brought.</summary>
/// <param name="Elapsed">From the first request to the last answer.</param>
/// <param name="Ticks">Every answer's time, shortest first.</param>
internal sealed record LoadResult(TimeSpan Elapsed, long[] Ticks)
{
    public int Count => Ticks.Length;

    public double PerSecond => Ticks.Length / Elapsed.TotalSeconds;
}
