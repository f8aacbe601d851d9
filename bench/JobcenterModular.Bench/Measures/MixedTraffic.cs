using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;
using Npgsql;

namespace JobcenterModular.Bench.Measures;

/// <summary>64 people at once who look, hold, book, move and cancel for a minute; then every answer is compared with the rows.</summary>
internal sealed class MixedTraffic(ServerProcess host, BusyOffice calendar, NpgsqlConnection database)
{
    private const int People = 64;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<HttpStatusCode, int> _answers = new();
    private readonly ConcurrentDictionary<Guid, bool> _booked = new();
    private int _lostHolds;

    public async Task RunAsync(Report report)
    {
        long begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(() => LiveAsync(new Random(person), begin))));
        long overlaps = await CountAsync("""
            SELECT count(*) FROM appointments.appointments a JOIN appointments.appointments b
                ON a.counter_id = b.counter_id AND a.lane = b.lane AND a.id < b.id AND a.busy_from < b.busy_until AND b.busy_from < a.busy_until
            WHERE a.occupies AND b.occupies AND a.busy_from > now() AND b.busy_from > now()
            """);
        await using var find = new NpgsqlCommand("SELECT count(*) FROM appointments.appointments WHERE state = 'Booked' AND id = ANY($1)", database)
        {
            Parameters = { new() { Value = _booked.Where(pair => pair.Value).Select(pair => pair.Key).ToArray() } },
        };
        long found = (long)(await find.ExecuteScalarAsync())!;
        int promised = _booked.Count(pair => pair.Value);
        int faults = _answers.Where(pair => (int)pair.Key >= 500).Sum(pair => pair.Value);
        report.Limit(
            "64 connections of mixed traffic for 60 s",
            "no double booking, no 5xx, no lost hold",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_answers.Values.Sum():N0} answers, {overlaps} overlaps, {faults} of 5xx, {_lostHolds} holds lost, {promised:N0} bookings promised and {found:N0} there"),
            overlaps == 0 && faults == 0 && _lostHolds == 0 && promised == found && promised > 0);
    }

    private async Task LiveAsync(Random random, long begin)
    {
        (Guid Id, string Key, string Etag)? own = null;
        while (Stopwatch.GetElapsedTime(begin) < Duration)
        {
            BusyOffice.Place place = calendar.Places[random.Next(calendar.Places.Count)];
            JsonNode? slots = await SendAsync(HttpMethod.Get, $"/api/v1/slots?type={calendar.Type}&place={place.Id}&earliest=20");
            if (slots?["slots"] is not JsonArray { Count: > 0 } free)
                continue;
            var wanted = new { typeId = calendar.Type, placeId = place.Id, mode = "onSite", startsAt = free[random.Next(free.Count)]!["startsAt"]!.GetValue<DateTimeOffset>() };
            if (await SendAsync(HttpMethod.Post, "/api/v1/slot-holds", wanted) is not { } hold || hold["id"] is null)
                continue;
            own = own is { } before ? await ChangeAsync(before, hold, random) : await BookAsync(hold);
        }
    }

    private async Task<(Guid Id, string Key, string Etag)?> BookAsync(JsonNode hold)
    {
        (Guid id, string key) = (hold["id"]!.GetValue<Guid>(), hold["key"]!.GetValue<string>());
        JsonNode? booked = await SendAsync(
            HttpMethod.Post, "/api/v1/appointments", new { holdId = id, person = new { firstName = "Anna", lastName = "Beispiel", mail = "anna@mail.example" } }, key);
        if (booked?["etag"] is null)
        {
            Interlocked.Increment(ref _lostHolds);
            return null;
        }

        _booked[id] = true;
        return (id, key, booked["etag"]!.GetValue<string>());
    }

    private async Task<(Guid Id, string Key, string Etag)?> ChangeAsync((Guid Id, string Key, string Etag) own, JsonNode hold, Random random)
    {
        if (random.Next(2) == 0)
        {
            _booked[own.Id] = false;
            await SendAsync(HttpMethod.Delete, $"/api/v1/appointments/{own.Id}", key: own.Key, etag: own.Etag);
            return await BookAsync(hold);
        }

        JsonNode? moved = await SendAsync(
            HttpMethod.Put, $"/api/v1/appointments/{own.Id}", new { holdId = hold["id"]!.GetValue<Guid>(), holdKey = hold["key"]!.GetValue<string>() }, own.Key, own.Etag);
        if (moved?["etag"] is { } etag)
            return own with { Etag = etag.GetValue<string>() };
        Interlocked.Increment(ref _lostHolds);
        return own;
    }

    private async Task<JsonNode?> SendAsync(HttpMethod method, string address, object? body = null, string? key = null, string? etag = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (key is not null)
            request.Headers.Add("Appointment-Key", key);
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        using HttpResponseMessage response = await host.Client.SendAsync(request);
        _answers.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
        string text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode && text.Length > 0 ? JsonNode.Parse(text) : null;
    }

    private async Task<long> CountAsync(string sql)
    {
#pragma warning disable CA2100 // All SQL of the bench stands in its source.
        await using var count = new NpgsqlCommand(sql, database) { CommandTimeout = 0 };
#pragma warning restore CA2100
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
