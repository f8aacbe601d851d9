using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Jobs;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Somebody with an e-mail address of their own, with an account or as a guest.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HostFixture _host;
    private readonly string _mail = $"v{Guid.NewGuid():N}@mail.example";

    public Visitor(HostFixture host, bool withAccount = false)
    {
        _host = host;
        Client = withAccount ? host.ClientWith(host.TokenForRole(Roles.Applicant, $"visitor:{_mail}")) : host.NewClient();
    }

    public HttpClient Client { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private object Person => new { firstName = "Mara", lastName = "Muster", mail = _mail };

    public async Task<Talk> BookAsync(Calendar calendar, DateTimeOffset startsAt)
    {
        JsonNode hold = (await calendar.TryHoldAsync(startsAt, Client)).Expect(HttpStatusCode.Created).Json;
        Reply booked = (await Client.SendJsonAsync(
            HttpMethod.Post, "/api/v1/appointments", new { holdId = hold["id"].Id(), person = Person }, Calendar.KeyOf(hold["key"].Text()))).Expect(HttpStatusCode.Created);
        return new Talk(booked.Json["id"].Id(), booked.Json["key"].Text(), booked.ETag!, startsAt);
    }

    public async Task<Talk> MoveAsync(Calendar calendar, Talk talk, DateTimeOffset startsAt)
    {
        JsonNode hold = (await calendar.TryHoldAsync(startsAt, Client)).Expect(HttpStatusCode.Created).Json;
        Reply moved = (await Client.SendJsonAsync(
            HttpMethod.Put,
            $"/api/v1/appointments/{talk.Id}",
            new { holdId = hold["id"].Id(), holdKey = hold["key"].Text() },
            ("If-Match", talk.Etag),
            (Calendar.KeyHeader, talk.Key))).Expect(HttpStatusCode.OK);
        return talk with { Etag = moved.ETag!, StartsAt = startsAt };
    }

    /// <summary>Waits for any time of a day.</summary>
    public async Task<(Guid Entry, string Key)> WaitAsync(Calendar calendar, DateTimeOffset day)
    {
        string on = OfficeTime.DateAt(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        JsonNode joined = (await Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/waiting-list",
            new { typeId = calendar.Type, places = new[] { calendar.Place }, mode = "onSite", firstDay = on, lastDay = on, person = Person })).Expect(HttpStatusCode.Created).Json;
        return (joined["id"].Id(), joined["key"].Text());
    }

    public async Task<DateTimeOffset> OfferEndsAsync(Guid entry, string key) =>
        (await Client.SendJsonAsync(HttpMethod.Get, $"/api/v1/waiting-list/{entry}", null, Calendar.KeyOf(key))).Expect(HttpStatusCode.OK).Json["offer"]!["expiresAt"].Instant();

    /// <summary>All notices of an appointment or an entry of the waiting list, once everything that happened has arrived.</summary>
    public async Task<IReadOnlyList<Notice>> ToldAsync(Guid id)
    {
        await _host.DrainEventsAsync();
        await using AsyncServiceScope scope = _host.Scope();
        return await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Notices.AsNoTracking()
            .Where(notice => notice.ApplicationId == id).ToListAsync(Cancelled);
    }

    /// <summary>All mails so far, once everything that happened is told.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> MailsAsync()
    {
        await _host.DrainEventsAsync();
        await _host.SendDueMailAsync();
        return (await SmtpServer.SharedAsync()).MailsTo(_mail);
    }

    /// <summary>Tells what is to be reminded of now.</summary>
    public async Task RemindAsync()
    {
        await using (AsyncServiceScope scope = _host.Scope())
            await scope.ServiceProvider.GetRequiredService<ReminderQueue>().QueueDueAsync([Purposes.AppointmentTomorrow], Cancelled);

        // The background job may have it in hand.
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        bound.CancelAfter(TimeSpan.FromSeconds(60));
        await using AsyncServiceScope look = _host.Scope();
        while (await look.ServiceProvider.GetRequiredService<NotificationsDbContext>().ReminderQueue.AnyAsync(bound.Token))
            await _host.Services.GetRequiredService<TellRemindersJob>().RunAsync(bound.Token);
    }

    public void Dispose() => Client.Dispose();
}

/// <summary>What staff change of a calendar while people have booked.</summary>
internal static class ChangedHours
{
    /// <summary>All counters are open at these hours and no others; whoever is hit is hit knowingly.</summary>
    public static async Task OpenOnlyAsync(this Calendar calendar, string from, string until)
    {
        using HttpClient lead = calendar.Host.ClientWith(calendar.Host.TokenForRole(Roles.TeamLead));
        string path = $"/api/v1/casework/places/{calendar.Place}";
        Reply now = await lead.SendJsonAsync(HttpMethod.Get, path, null);
        JsonNode content = now.Expect(HttpStatusCode.OK).Json["content"]!.DeepClone();
        foreach (JsonNode? counter in content["counters"]!.AsArray())
            counter!["hours"] = new JsonArray(Calendars.Hours(from, until));
        Reply asked = await lead.SendJsonAsync(HttpMethod.Put, path, new JsonObject { ["content"] = content.DeepClone() }, ("If-Match", now.ETag!));
        string confirmation = asked.Expect(HttpStatusCode.Conflict, "appointments.hits_bookings").Json["confirmation"].Text();
        (await lead.SendJsonAsync(
            HttpMethod.Put, path, new JsonObject { ["content"] = content, ["confirmation"] = confirmation }, ("If-Match", now.ETag!))).Expect(HttpStatusCode.OK);
    }
}
