using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using JobcenterModular.Bench.Servers;
using Npgsql;

namespace JobcenterModular.Bench.Data;

/// <summary>Twenty places with ten counters each, open from 8 to 20 on every day of the week, made through the API; bookings are written by SQL.</summary>
internal sealed class BusyOffice
{
    public const int PlacesCount = 20;
    public const int Counters = 10;
    public const int BookingsADay = 200;
    public const int Days = 60;
    private const int SlotsADay = 24;

    private static readonly string[] Modes = ["onSite"];
    private static readonly string[] Week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private int _pastDays;

    public required Guid Type { get; init; }

    public required IReadOnlyList<Place> Places { get; init; }

    /// <summary>A place and its counters.</summary>
    internal sealed record Place(Guid Id, IReadOnlyList<Guid> Counters);

    public static async Task<BusyOffice> CreateAsync(HttpClient client, string adminToken)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", adminToken);
        JsonNode type = await PostAsync(client, "/api/v1/casework/appointment-types", new
        {
            content = new
            {
                name = "Leistungsberatung", description = "", bring = Array.Empty<string>(), durationMinutes = 20, preparationMinutes = 0, followUpMinutes = 10, stepMinutes = 30,
                leadMinutes = 0, horizonDays = 366, changeHours = 0, modes = Modes, skills = Array.Empty<string>(), loginRequired = false, online = true,
                validFrom = "2020-01-01", validUntil = (string?)null,
            },
        });
        List<Place> places = [];
        for (int i = 0; i < PlacesCount; i++)
            places.Add(await PlaceAsync(client, i));
        client.DefaultRequestHeaders.Authorization = null;
        return new BusyOffice { Type = type["id"]!.GetValue<Guid>(), Places = places };
    }

    /// <summary>200 bookings a day at each place for 60 days from tomorrow on: 20 of the 24 times of every counter.</summary>
    public async Task FillAsync(NpgsqlConnection database)
    {
        foreach (Place place in Places)
            await InsertAsync(database, place, 1, Days, BookingsADay / Counters);
    }

    /// <summary>Books what is left of these days and all of the ten after them, so that the month that is asked for is full.</summary>
    public async Task FillUpAsync(NpgsqlConnection database)
    {
        const int Filled = BookingsADay / Counters;
        foreach (Place place in Places)
        {
            await InsertAsync(database, place, 1, Days, SlotsADay - Filled, Filled);
            await InsertAsync(database, place, Days + 1, 10, SlotsADay);
        }

        await PostgresProcess.ExecuteAsync(database, "VACUUM ANALYZE appointments.appointments");
    }

    /// <summary>Takes away what <see cref="FillUpAsync"/> has booked.</summary>
    public static async Task FreeAgainAsync(NpgsqlConnection database)
    {
        const string Local = "(starts_at AT TIME ZONE 'Europe/Berlin')";
        await PostgresProcess.ExecuteAsync(
            database, $"DELETE FROM appointments.appointments WHERE starts_at > now() AND ({Local}::time >= '18:00' OR {Local}::date > current_date + {Days})");
        await PostgresProcess.ExecuteAsync(database, "VACUUM ANALYZE appointments.appointments");
    }

    /// <summary>The days of these on which something is free: all but the holidays, as the host tells them.</summary>
    public async Task<IReadOnlyList<DateOnly>> OpenDaysAsync(HttpClient client)
    {
        var address = new Uri($"/api/v1/slots?type={Type}&place={Places[0].Id}&days={Days}", UriKind.Relative);
        JsonNode slots = JsonNode.Parse(await client.GetStringAsync(address))!;
        return
        [
            .. slots["slots"]!.AsArray().Select(slot => DateOnly.FromDateTime(slot!["startsAt"]!.GetValue<DateTimeOffset>().UtcDateTime)).Distinct()
                .Where(day => day > DateOnly.FromDateTime(DateTime.UtcNow)),
        ];
    }

    /// <summary>So many more bookings of the past, before those that are there.</summary>
    public async Task AddPastAsync(NpgsqlConnection database, int count)
    {
        int days = count / (PlacesCount * Counters * SlotsADay);
        _pastDays += days;
        foreach (Place place in Places)
            await InsertAsync(database, place, -_pastDays, days, SlotsADay);
    }

    private async Task InsertAsync(NpgsqlConnection database, Place place, int firstDay, int days, int each, int firstSlot = 0)
    {
        await using var insert = new NpgsqlCommand("""
            INSERT INTO appointments.appointments (id, place_id, counter_id, lane, type_id, class, state, mode, aids, starts_at, ends_at, busy_from, busy_until, occupies,
                sequence, created_at, booked_at, version)
            SELECT gen_random_uuid(), $1, c, 0, $2, 'Voluntary', CASE WHEN $4 < 0 THEN 'Done' ELSE 'Booked' END, 'OnSite', '', at, at + interval '20 minutes', at, at + interval '30 minutes', true,
                0, now(), now(), 2
            FROM unnest($3) c, generate_series($4, $4 + $5 - 1) d, generate_series($7, $7 + $6 - 1) n,
                LATERAL (SELECT ((current_date + d) + time '08:00' + n * interval '30 minutes') AT TIME ZONE 'Europe/Berlin' AS at) t
            """, database)
        {
            Parameters =
            {
                new() { Value = place.Id }, new() { Value = Type }, new() { Value = place.Counters.ToArray() },
                new() { Value = firstDay }, new() { Value = days }, new() { Value = each }, new() { Value = firstSlot },
            },
            CommandTimeout = 0,
        };
        await insert.ExecuteNonQueryAsync();
    }

    private static async Task<Place> PlaceAsync(HttpClient client, int number)
    {
        JsonNode saved = await PostAsync(client, "/api/v1/casework/places", new
        {
            content = new
            {
                name = $"Haus {number}", street = "Am Markt 1", postalCode = "01234", town = "Stadt", directions = (string?)null, stepFree = true, accessibility = (string?)null,
                land = "BE", localDays = Array.Empty<object>(), validFrom = "2020-01-01", validUntil = (string?)null, closures = Array.Empty<object>(),
                counters = Enumerable.Range(0, Counters).Select(counter => new
                {
                    id = Guid.Empty, name = $"Zimmer {counter}", team = "leistung", skills = Array.Empty<string>(), languages = Array.Empty<string>(), aids = Array.Empty<string>(),
                    modes = Modes, validFrom = "2020-01-01", validUntil = (string?)null, absences = Array.Empty<object>(),
                    hours = new[]
                    {
                        new
                        {
                            weekdays = Week, from = "08:00:00", until = "20:00:00", everyWeeks = 1, validFrom = "2020-01-01", validUntil = (string?)null, capacity = 1, types = (Guid[]?)null,
                        },
                    },
                }),
            },
        });
        return new Place(
            saved["id"]!.GetValue<Guid>(), [.. saved["content"]!["counters"]!.AsArray().Select(counter => counter!["id"]!.GetValue<Guid>())]);
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string address, object body)
    {
        using HttpResponseMessage response = await client.PostAsJsonAsync(new Uri(address, UriKind.Relative), body);
        string text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException(text);
    }
}
