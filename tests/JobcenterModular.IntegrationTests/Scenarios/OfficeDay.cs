using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using JobcenterModular.IntegrationTests.Notifications.Jobs;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Jobs;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.Sending;
using JobcenterModular.Notifications.Sending.Print;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Scenarios;

/// <summary>Days at the office, as all scenarios need them: the calendar, what runs by night, the post, and what people find in it.</summary>
internal static class OfficeDay
{
    private const string Letters = "/api/v1/casework/print-queue";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Moves the host's clock to this time on the office's own clock.</summary>
    public static void ItIs(this HostFixture host, string day, string time = "10:00") => host.Clock.SetTo(
        OfficeTime.InstantAt(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>A caseworker with a token of this moment.</summary>
    public static HttpClient Caseworker(this HostFixture host) => host.ClientWith(host.TokenForRole(Roles.Caseworker));

    /// <summary>A scheduled job runs as if its time had come, and everybody hears of what it did.</summary>
    public static async Task RunJobAsync(this HostFixture host, string job)
    {
        await host.EndsAsync(await host.RunNowAsync(job), "succeeded");
        await host.DrainEventsAsync();
    }

    /// <summary>The reminders of a job are queued, and told.</summary>
    public static async Task RemindAsync(this HostFixture host, string job)
    {
        await host.RunJobAsync(job);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        bound.CancelAfter(TimeSpan.FromSeconds(60));
        await using AsyncServiceScope scope = host.Scope();
        NotificationsDbContext db = scope.ServiceProvider.GetRequiredService<NotificationsDbContext>();
        while (await db.ReminderQueue.AnyAsync(bound.Token))
            await host.Services.GetRequiredService<TellRemindersJob>().RunAsync(bound.Token);
    }

    /// <summary>What the owner finds in the inbox for a purpose, the newest first.</summary>
    public static async Task<List<JsonNode>> InboxAsync(this ApplicantJourney person, string purpose) =>
        [.. (await person.Client.FetchAllAsync($"{person.Path}/notices")).Where(notice => notice["purpose"].Text() == purpose)];

    /// <summary>The pages that wait to be printed for an application and a purpose, the newest first, as the scan desk opens them; no reminder that is over.</summary>
    public static async Task<List<string>> LettersAsync(this HostFixture host, Guid application, string purpose)
    {
        await host.DrainEventsAsync();
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        bound.CancelAfter(TimeSpan.FromSeconds(60));
        while (await host.LedgerAsync(row => row.Channel == Channel.Letter && (row.NextAttemptAt <= host.Clock.GetUtcNow() || row.State == DeliveryState.Sending)) is { Count: > 0 })
            await host.Services.GetRequiredService<SendLane<PrintQueue>>().RunAsync(bound.Token);
        using HttpClient post = host.ClientWith(host.TokenForRole(Roles.ScanDesk));
        List<string> pages = [];
        foreach (JsonNode letter in await post.FetchAllAsync(Letters))
        {
            if (letter["applicationId"]!.GetValue<Guid>() != application || letter["purpose"].Text() != purpose)
                continue;
            Reply page = await post.FetchAsync($"{Letters}/{letter["id"].Text()}/page");
            if (page.Code != "print.outdated")
                pages.Add(WebUtility.HtmlDecode(page.Expect(HttpStatusCode.OK).Text));
        }

        return pages;
    }

    /// <summary>The tasks of an application on the desk.</summary>
    public static async Task<List<JsonNode>> TasksAsync(this HostFixture host, string reference)
    {
        using HttpClient carla = host.Caseworker();
        return await carla.FetchAllAsync($"/api/v1/casework/items?queue=all&kind=task&reference={reference}");
    }

    /// <summary>The application as staff read it.</summary>
    public static async Task<JsonNode> OnTheDeskAsync(this HostFixture host, Guid application, string part = "")
    {
        using HttpClient carla = host.Caseworker();
        return await carla.FetchJsonAsync($"/api/v1/casework/applications/{application}{part}");
    }

    /// <summary>The same answers with some sections in other words.</summary>
    public static Scenario With(this Scenario scenario, params (string Section, JsonObject Answers)[] others) => scenario with
    {
        Sections = [.. scenario.Sections.Select(pair => others.Where(one => one.Section == pair.Section).DefaultIfEmpty(pair).Single())],
    };

    /// <summary>A section with some answers in other words; null takes one out.</summary>
    public static JsonObject Other(this Scenario scenario, string section, params (string Question, JsonNode? Answer)[] answers)
    {
        JsonObject all = scenario[section];
        foreach ((string question, JsonNode? answer) in answers)
        {
            if (answer is null)
                all.Remove(question);
            else
                all[question] = answer.DeepClone();
        }

        return all;
    }

    /// <summary>Codes of the papers that are asked for, each once.</summary>
    public static IEnumerable<string> Papers(this JsonNode? evidence) =>
        evidence!.AsArray().Where(item => item!["state"].Text() != "offered").Select(item => item!["code"].Text()).Distinct(StringComparer.Ordinal);

    /// <summary>Whose paper of this code is asked for.</summary>
    public static IEnumerable<string> PersonsOf(this JsonNode? evidence, string code) =>
        evidence!.AsArray().Where(item => item!["code"].Text() == code && item["state"].Text() != "offered").Select(item => item!["person"].Text());

    /// <summary>Questions that ask for a paper.</summary>
    public static IEnumerable<string> Because(this JsonNode? evidence, string code, string person = "ap") =>
        evidence!.AsArray().Single(item => item!["code"].Text() == code && item["person"].Text() == person)!["because"]!.AsArray()
            .Select(at => $"{at!["section"].Text()} {at["question"].Text()}");

    /// <summary>Codes of hints.</summary>
    public static IEnumerable<string> Hints(this JsonNode view) => view["hints"]!.AsArray().Select(hint => hint!["code"].Text());

    /// <summary>The text of a hint.</summary>
    public static string Hint(this JsonNode view, string code) => view["hints"]!.AsArray().First(hint => hint!["code"].Text() == code)!["text"].Text();

    /// <summary>The lines of a rough need.</summary>
    public static IEnumerable<(string Code, string? Person, long Cents)> Need(this JsonNode orientation) => orientation["need"]!.AsArray()
        .Select(line => (line!["code"].Text(), line["person"]?.GetValue<string>(), line["cents"]!.GetValue<long>()));
}
