using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Appointments.Jobs;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Somebody in the line of a calendar, without an account unless a test says so.</summary>
internal sealed record Waiter(Calendar Calendar, Guid Id, string Key)
{
    public string Path => $"/api/v1/waiting-list/{Id}";

    public async Task<JsonNode> ViewAsync() => (await SendAsync(HttpMethod.Get, "")).Expect(HttpStatusCode.OK).Json;

    /// <summary>Where the entry stands.</summary>
    public async Task<string> StateAsync() => (await ViewAsync())["state"].Text();

    /// <summary>The open offer; null without one.</summary>
    public async Task<Offer?> OfferAsync() => (await ViewAsync())["offer"] is { } offer
        ? new Offer(offer["holdId"].Id(), offer["startsAt"].Instant(), offer["expiresAt"].Instant())
        : null;

    public Task<Reply> AcceptAsync(Guid hold) => SendAsync(HttpMethod.Post, "/acceptance", new { holdId = hold });

    public Task<Reply> RefuseAsync(Guid hold) => SendAsync(HttpMethod.Post, "/refusal", new { holdId = hold });

    public Task<Reply> LeaveAsync() => SendAsync(HttpMethod.Delete, "");

    private Task<Reply> SendAsync(HttpMethod method, string action, object? body = null) =>
        Calendar.Host.Client.SendJsonAsync(method, Path + action, body, (Calendar.KeyHeader, Key));
}

/// <summary>A time that is held for a waiter.</summary>
internal sealed record Offer(Guid Hold, DateTimeOffset StartsAt, DateTimeOffset ExpiresAt);

/// <summary>The line of a calendar.</summary>
internal static class Waiters
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Somebody joins whom every time of the next 50 days suits.</summary>
    public static async Task<Waiter> JoinAsync(this Calendar calendar, Action<JsonObject>? change = null, HttpClient? client = null)
    {
        JsonNode joined = (await calendar.TryJoinAsync(change, client)).Expect(HttpStatusCode.Created).Json;
        return new Waiter(calendar, joined["id"].Id(), joined["key"].Text());
    }

    public static Task<Reply> TryJoinAsync(
        this Calendar calendar, Action<JsonObject>? change = null, HttpClient? client = null, params (string Name, string Value)[] headers)
    {
        DateOnly today = calendar.Today();
        var body = new JsonObject
        {
            ["typeId"] = calendar.Type,
            ["places"] = new JsonArray(calendar.Place),
            ["mode"] = "onSite",
            ["firstDay"] = today.Text(),
            ["lastDay"] = today.AddDays(50).Text(),
            ["person"] = new JsonObject
            {
                ["firstName"] = "Mara", ["lastName"] = "Muster", ["mail"] = "mara@example.org", ["phone"] = "0151 2345678", ["language"] = "de",
            },
        };
        change?.Invoke(body);
        return (client ?? calendar.Host.Client).SendJsonAsync(HttpMethod.Post, "/api/v1/waiting-list", body, headers);
    }

    /// <summary>Some join, one after the other.</summary>
    public static async Task<IReadOnlyList<Waiter>> JoinAsync(this Calendar calendar, int count)
    {
        List<Waiter> line = [];
        for (int number = 0; number < count; number++)
        {
            line.Add(await calendar.JoinAsync());
            calendar.Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        return line;
    }

    /// <summary>Books some times that lie days ahead, so that they can be cancelled.</summary>
    public static async Task<IReadOnlyList<Talk>> BookSomeAsync(this Calendar calendar, int count = 1)
    {
        List<Talk> talks = [];
        foreach (DateTimeOffset start in (await calendar.SlotsAsync(calendar.Today().AddDays(3))).Take(count))
            talks.Add(await calendar.BookAsync(start));
        return talks;
    }

    /// <summary>Ends what is over by the clock of the test, as the job does that looks for it.</summary>
    public static Task EndHoldsAsync(this HostFixture host) => host.Services.GetRequiredService<EndHoldsJob>().RunAsync(Cancelled);

    /// <summary>Goes to an instant and ends what is over then.</summary>
    public static Task PassAsync(this HostFixture host, DateTimeOffset instant)
    {
        host.Clock.SetTo(instant);
        return host.EndHoldsAsync();
    }

    public static DateOnly Today(this Calendar calendar) => OfficeTime.DateAt(calendar.Host.Clock.GetUtcNow());

    public static string Text(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A host on which holds end only when a test says so.</summary>
public sealed class WaitingHost<TDatabase> : HostFixture<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    protected override void Configure(HostSettings settings) => settings["Appointments:Sweep"] = "00:05:00";
}
