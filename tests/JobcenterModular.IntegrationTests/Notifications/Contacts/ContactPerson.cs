using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.Sending;
using JobcenterModular.Notifications.Sending.Gateway;
using JobcenterModular.Notifications.Sending.Mail;
using JobcenterModular.Notifications.Sending.Print;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications.Contacts;

/// <summary>A person with an account of her own, and with addresses and numbers that no other test has.</summary>
internal sealed partial class ContactPerson(GatewayHost host) : IDisposable
{
    public const string Points = "/api/v1/contact-points";
    public const string Preferences = "/api/v1/contact-preferences";

    private static int _count;

    private readonly int _number = Interlocked.Increment(ref _count);

    public string Subject { get; } = $"person-{Guid.NewGuid():N}";

    public Guid Application { get; } = Guid.CreateVersion7();

    public HttpClient Client
    {
        get => field ??= host.ClientWith(host.TokenForRole(Roles.Applicant, Subject));
        private set;
    }

    public string Mail => $"c{Subject[^12..]}@mail.example";

    public string Number => string.Create(CultureInfo.InvariantCulture, $"+49151{10000000 + _number}");

    /// <summary>Somebody who proved these channels and chose them in this order.</summary>
    public static async Task<ContactPerson> ReachableAsync(GatewayHost host, params string[] channels)
    {
        var person = new ContactPerson(host);
        foreach (string channel in channels)
            await person.ProveAsync(channel, channel == "email" ? person.Mail : person.Number);
        await person.ChooseAsync(channels);
        return person;
    }

    public void Dispose() => Client.Dispose();

    /// <summary>A token of this moment: the test has moved the clock.</summary>
    public void Renew()
    {
        Client.Dispose();
        Client = host.ClientWith(host.TokenForRole(Roles.Applicant, Subject));
    }

    public Task<Reply> AddAsync(string channel, string address, string? key = null) =>
        Client.SendJsonAsync(HttpMethod.Post, Points, new { channel, address }, key is null ? [] : [("Idempotency-Key", key)]);

    /// <summary>Gives an address and proves it by the code that came there.</summary>
    public async Task<Guid> ProveAsync(string channel, string address)
    {
        Guid id = (await AddAsync(channel, address)).Expect(HttpStatusCode.Created).Json["id"]!.GetValue<Guid>();
        (await EnterAsync(id, await CodeAsync(channel, address))).Expect(HttpStatusCode.OK).Json["state"].Text().ShouldBe("proved");
        return id;
    }

    public Task<Reply> EnterAsync(Guid point, string code) => Client.SendJsonAsync(HttpMethod.Post, $"{Points}/{point}/proof", new { code });

    /// <summary>The code that came last.</summary>
    public async Task<string> CodeAsync(string channel, string address)
    {
        await host.SendDueAsync();
        string text = channel == "email"
            ? (await SmtpServer.SharedAsync()).MailsTo(address).Last(mail => SixDigits().IsMatch(mail.Text)).Text
            : host.Gateway.TextsTo(address)[^1].Text;
        return SixDigits().Match(text).Value;
    }

    public async Task ChooseAsync(string[] channels, string language = "de", bool contentConsent = false)
    {
        string etag = (await Client.FetchAsync(Preferences)).Expect(HttpStatusCode.OK).ETag!;
        (await Client.SendJsonAsync(HttpMethod.Put, Preferences, new { language, channels, contentConsent }, ("If-Match", etag))).Expect(HttpStatusCode.OK);
    }

    /// <summary>Her application reaches the office, with what she declared in it.</summary>
    public async Task SubmitAsync(DeclaredContact? declared = null)
    {
        await host.TellAsync(Telling.Started(host, Application, Subject));
        string box = host.Services.GetRequiredService<Sealer>().SealText(
            JsonSerializer.Serialize(declared ?? new DeclaredContact { FirstName = "Anna", LastName = "Muster" }, JsonSerializerOptions.Web),
            $"applications.submitted:{Application}");
        await host.TellAsync(Telling.Submitted(host, Application) with { SealedContact = box });
        await host.SendDueAsync();
    }

    /// <summary>She is told something that a date hangs on.</summary>
    public async Task RejectAsync()
    {
        await host.TellAsync(PaperNews.Reviewed(host, Application, "N11", "rejected", 1));
        await host.SendDueAsync();
    }

    /// <summary>How she was told: channels and states in their order.</summary>
    public async Task<string> WaysAsync(string purpose)
    {
        List<Delivery> rows = await host.LedgerAsync(row => row.ApplicationId == Application && row.Purpose == purpose);
        return string.Join(", ", rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Select(row => $"{row.Channel} {row.State}"));
    }

    public Task WaysBecomeAsync(string purpose, string ways) => Eventually.HappensAsync($"{purpose}: {ways}", async () =>
    {
        await host.SendDueAsync();
        return await WaysAsync(purpose) == ways;
    });

    /// <summary>What the team has in its queue about her.</summary>
    public async Task<List<JsonNode>> TasksAsync() =>
        [.. (await host.ClientFor(Roles.Caseworker).FetchAllAsync("/api/v1/casework/notices")).Where(item => item["applicationId"]!.GetValue<Guid>() == Application && item["purpose"].Text() != "submission-received")];

    [GeneratedRegex(@"\b[0-9]{6}\b", RegexOptions.None, 1000)]
    private static partial Regex SixDigits();
}

internal static class Lanes
{
    /// <summary>Lets every lane work until nothing is due, however the background jobs help.</summary>
    public static async Task SendDueAsync(this HostFixture host)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(60));
        while (await host.LedgerAsync(open => open.NextAttemptAt <= host.Clock.GetUtcNow() || open.State == DeliveryState.Sending) is { Count: > 0 })
        {
            await host.Services.GetRequiredService<SendLane<MailCarrier>>().RunAsync(bound.Token);
            await host.Services.GetRequiredService<SendLane<SmsCarrier>>().RunAsync(bound.Token);
            await host.Services.GetRequiredService<SendLane<MessengerCarrier>>().RunAsync(bound.Token);
            await host.Services.GetRequiredService<SendLane<PrintQueue>>().RunAsync(bound.Token);
            await Task.Delay(5, bound.Token);
        }
    }
}
