using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Calendar files, read back by a parser that is not ours (ical.js).</summary>
public sealed class CalendarFileTests(HostFixture<Sqlite> host) : IClassFixture<HostFixture<Sqlite>>
{
    [Fact]
    public async Task A_moved_and_a_cancelled_entry_keep_their_identity_and_rise_in_sequence()
    {
        Calendar calendar = await Calendars.OpenAsync(host, place: place => place["name"] = "Haus; am Markt, Größe \\ Ä");
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddDays(3));
        Talk talk = await calendar.BookAsync(slots[0]);

        JsonNode booked = await ReadAsync(talk);
        JsonNode hold = (await calendar.TryHoldAsync(slots[5])).Expect(HttpStatusCode.Created).Json;
        Reply moving = await host.Client.SendJsonAsync(
            HttpMethod.Put, $"/api/v1/appointments/{talk.Id}", new { holdId = hold["id"].Id(), holdKey = hold["key"].Text() }, ("If-Match", talk.Etag), (Calendar.KeyHeader, talk.Key));
        moving.Expect(HttpStatusCode.OK);
        JsonNode moved = await ReadAsync(talk);
        await calendar.CancelAsync(talk with { Etag = moving.ETag! });
        JsonNode cancelled = await ReadAsync(talk);

        booked["zones"]!.AsArray().ShouldHaveSingleItem().Text().ShouldBe("Europe/Berlin");
        booked["starts"].Instant().ShouldBe(slots[0]);
        booked["ends"].Instant().ShouldBe(slots[0].AddMinutes(30));
        booked["location"].Text().ShouldBe("Haus; am Markt, Größe \\ Ä, Hauptstraße 1, 12345 Musterstadt, Zimmer 1");
        booked["summary"].Text().ShouldBe("Termin");
        moved["starts"].Instant().ShouldBe(slots[5]);
        new[] { booked, moved, cancelled }.Select(entry => entry["uid"].Text()).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        new[] { booked, moved, cancelled }.Select(entry => entry["sequence"]!.GetValue<int>()).ShouldBe([0, 1, 2]);
        (cancelled["method"].Text(), cancelled["status"].Text()).ShouldBe(("CANCEL", "CANCELLED"));
    }

    [Fact]
    public async Task Summer_and_winter_times_are_the_ones_on_the_wall()
    {
        Calendar calendar = await Calendars.OpenAsync(host, type: type => type["horizonDays"] = 366);
        foreach (DateOnly day in (DateOnly[])[new(2027, 3, 26), new(2027, 3, 29), new(2027, 10, 29), new(2027, 11, 2)])
        {
            if (await calendar.SlotsAsync(day, days: 1) is not [var first, ..])
                continue;
            Talk talk = await calendar.BookAsync(first);
            (await ReadAsync(talk))["starts"].Instant().ShouldBe(first);
        }
    }

    [Fact]
    public async Task Nothing_of_the_case_and_nobody_is_in_it()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        Talk talk = await calendar.BookAsync((await calendar.SlotsAsync())[0]);

        string file = await FileAsync(talk);

        foreach (string secret in (string[])["Mara", "Muster,", "example.org", "2345678", "Beratung", "Jobcenter-Nr"])
            file.ShouldNotContain(secret);
    }

    private async Task<string> FileAsync(Talk talk) =>
        (await host.Client.CallAsync(HttpMethod.Get, $"/api/v1/appointments/{talk.Id}/calendar.ics", null, Calendar.KeyOf(talk.Key))).Text;

    private async Task<JsonNode> ReadAsync(Talk talk)
    {
        NodePackages packages = await NodePackages.SharedAsync();
        ProcessStartInfo start = packages.Script("read-calendar.mjs");
        start.RedirectStandardInput = true;
        start.StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(await FileAsync(talk));
        process.StandardInput.Close();
        return JsonNode.Parse(await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken))!;
    }
}
