using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using JobcenterModular.Bench.Data;

namespace JobcenterModular.Bench.Load;

/// <summary>People who hold times that are free, each connection one after the other. Anything but a success ends the run.</summary>
internal sealed class HoldLoad(BusyOffice calendar, IReadOnlyList<DateOnly> days, int connections)
{
    private const int FreeADay = 4;
    private const int FirstFree = 20;

    /// <summary>Every free time of every counter, mixed, so that neighbours in time do not follow each other.</summary>
    public ConcurrentQueue<byte[]> Requests(bool withCounter)
    {
        List<byte[]> requests = [];
        foreach (BusyOffice.Place place in calendar.Places)
        {
            foreach (DateOnly day in days)
            {
                for (int n = 0; n < FreeADay; n++)
                    requests.AddRange(place.Counters.Select(counter => Request(place, counter, day, n, withCounter)));
            }
        }

        byte[][] mixed = [.. requests];
        new Random(1).Shuffle(mixed);
        return new ConcurrentQueue<byte[]>(mixed);
    }

    public LoadResult Run(IPEndPoint server, ConcurrentQueue<byte[]> requests, TimeSpan duration)
    {
        var latencies = new ConcurrentBag<List<long>>();
        long begin = Stopwatch.GetTimestamp();
        Parallel.For(0, connections, new ParallelOptions { MaxDegreeOfParallelism = connections }, _ =>
        {
            using var connection = new RawConnection(server);
            List<long> own = [];
            while (Stopwatch.GetElapsedTime(begin) < duration && requests.TryDequeue(out byte[]? request))
            {
                long start = Stopwatch.GetTimestamp();
                connection.Exchange(request);
                own.Add(Stopwatch.GetTimestamp() - start);
            }

            latencies.Add(own);
        });
        return new LoadResult(Stopwatch.GetElapsedTime(begin), [.. latencies.SelectMany(own => own).Order()]);
    }

    private byte[] Request(BusyOffice.Place place, Guid counter, DateOnly day, int n, bool withCounter)
    {
        DateTime local = day.ToDateTime(new TimeOnly(8, 0)).AddMinutes(30 * (FirstFree + n));
        TimeSpan offset = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin").GetUtcOffset(local);
        string at = new DateTimeOffset(local, offset).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string body = $$"""{"typeId":"{{calendar.Type}}","placeId":"{{place.Id}}","mode":"onSite","startsAt":"{{at}}"{{(withCounter ? $",\"counterId\":\"{counter}\"" : "")}}}""";
        return Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST /api/v1/slot-holds HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
    }
}
