using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>A kind of talk at a place, and what people do with its times over the API.</summary>
internal sealed record Calendar(HostFixture Host, Guid Type, Guid Place)
{
    public const string KeyHeader = "Appointment-Key";

    /// <summary>Free begins, in the order of time.</summary>
    /// <param name="from">First day; today if left out.</param>
    /// <param name="more">More of the question, such as <c>&amp;mode=phone</c>.</param>
    public async Task<IReadOnlyList<DateTimeOffset>> SlotsAsync(DateOnly? from = null, int days = 14, string more = "")
    {
        string first = from is null ? "" : $"&from={from.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        JsonNode list = await Host.Client.FetchJsonAsync($"/api/v1/slots?type={Type}&place={Place}&days={days}{first}{more}");
        return [.. list["slots"]!.AsArray().Select(slot => slot!["startsAt"].Instant())];
    }

    /// <summary>Tries to hold a time.</summary>
    /// <param name="client">Who wants it; a guest if left out.</param>
    public Task<Reply> TryHoldAsync(DateTimeOffset startsAt, HttpClient? client = null, string mode = "onSite", params (string Name, string Value)[] headers) =>
        (client ?? Host.Client).SendJsonAsync(
            HttpMethod.Post, "/api/v1/slot-holds", new { typeId = Type, placeId = Place, mode, startsAt }, headers);

    /// <summary>Tries to book what is held.</summary>
    /// <param name="key">Key of the hold; not needed with the account that holds it.</param>
    public Task<Reply> TryBookAsync(Guid hold, string? key, HttpClient? client = null, params (string Name, string Value)[] headers) =>
        (client ?? Host.Client).SendJsonAsync(
            HttpMethod.Post, "/api/v1/appointments", new { holdId = hold, person = Person() }, [.. KeyOf(key), .. headers]);

    /// <summary>Holds and books a time.</summary>
    public async Task<Talk> BookAsync(DateTimeOffset startsAt, HttpClient? client = null, string mode = "onSite")
    {
        JsonNode hold = (await TryHoldAsync(startsAt, client, mode)).Expect(HttpStatusCode.Created).Json;
        Reply booked = (await TryBookAsync(hold["id"].Id(), hold["key"].Text(), client)).Expect(HttpStatusCode.Created);
        return new Talk(booked.Json["id"].Id(), booked.Json["key"].Text(), booked.ETag!, startsAt);
    }

    /// <summary>Tries to cancel a booking.</summary>
    public Task<Reply> TryCancelAsync(Talk talk, HttpClient? client = null) => (client ?? Host.Client).SendJsonAsync(
        HttpMethod.Delete, $"/api/v1/appointments/{talk.Id}", null, ("If-Match", talk.Etag), (KeyHeader, talk.Key));

    /// <summary>Cancels a booking.</summary>
    public async Task CancelAsync(Talk talk, HttpClient? client = null) => (await TryCancelAsync(talk, client)).Expect(HttpStatusCode.NoContent);

    /// <summary>Somebody who can be reached by mail and phone.</summary>
    public static object Person(string lastName = "Muster") =>
        new { firstName = "Mara", lastName, mail = "mara@example.org", phone = "0151 2345678", language = "de" };

    /// <summary>The header with a key, if there is one.</summary>
    public static (string Name, string Value)[] KeyOf(string? key) => key is null ? [] : [(KeyHeader, key)];
}

/// <summary>A booked talk.</summary>
internal sealed record Talk(Guid Id, string Key, string Etag, DateTimeOffset StartsAt);

/// <summary>Values as the API writes them.</summary>
internal static class CalendarValues
{
    public static DateTimeOffset Instant(this JsonNode? node) => node!.GetValue<DateTimeOffset>();

    public static Guid Id(this JsonNode? node) => node!.GetValue<Guid>();
}
