using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.Options;

namespace JobcenterModular.IntegrationTests.Notifications;

/// <summary>
/// kill -9 of a sending host at twenty points of its talk with a carrier: nothing is lost; twice goes out at most what the
/// carrier had taken and had not said so yet (docs/adr/0018-notices.md), and there the carrier can tell.
/// </summary>
public sealed class KilledSenderTests
{
    private const int Points = 20;
    private static readonly string MasterKey = Convert.ToBase64String(new byte[32]);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_server_gets_every_mail_and_a_repeat_only_where_its_word_was_lost()
    {
        await using var smtp = new StoppingSmtpServer();
        await using HostProcess host = await HostProcess.StartAsync(new PostgreSql(), settings =>
        {
            Hurry(settings, "Mail");
            settings["Mail:Host"] = "127.0.0.1";
            settings["Mail:Port"] = smtp.Port.ToString(CultureInfo.InvariantCulture);
        });
        List<string> addresses = [];
        int mayRepeat = 0;
        for (int kill = 0; kill < Points; kill++)
        {
            var point = (SmtpPoint)(kill % Enum.GetValues<SmtpPoint>().Length);
            mayRepeat += point >= SmtpPoint.BeforeSaid ? 1 : 0;
            smtp.IsOpen = false; // Until all is told, so that only the sender is killed and not who tells.
            for (int i = 0; i < 2; i++)
            {
                addresses.Add($"k{kill}n{i}@mail.example");
                await TellAsync(host, addresses[^1]);
            }

            var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            smtp.StopAt(point, () =>
            {
                host.KillHard();
                there.SetResult();
            });
            smtp.IsOpen = true;
            await there.Task.WaitAsync(Bound, Cancelled);
            await host.RestartAsync();
        }

        await UntilAllIsHandedOverAsync(host, addresses.Count);
        smtp.Mails.Select(mail => mail.To).Distinct(StringComparer.Ordinal).ShouldBe(addresses, ignoreOrder: true);
        (smtp.Mails.Count - addresses.Count).ShouldBeLessThanOrEqualTo(mayRepeat);
        smtp.Mails.Select(mail => MessageIdOf(mail.Raw)).Distinct(StringComparer.Ordinal).Count().ShouldBe(addresses.Count, "A repeat has the id of the first.");
    }

    private static void Hurry(HostSettings settings, string section)
    {
        settings["Security:MasterKey"] = MasterKey;
        settings["Outbox:Poll"] = "00:00:00.200";
        settings[$"{section}:Timeout"] = "00:00:01";
        settings[$"{section}:Lane:Lease"] = "00:00:02";
        settings[$"{section}:Lane:Poll"] = "00:00:00.200";
        settings[$"{section}:Lane:LongestWait"] = "00:00:01";
        settings[$"{section}:Lane:Parallel"] = "1";
        settings[$"{section}:Lane:Break"] = "00:00:01";
    }

    private static async Task TellAsync(HostProcess host, string address)
    {
        var application = Guid.CreateVersion7();
        var sealer = new Sealer(new KeyRing(
            Options.Create(new SecurityOptions { MasterKey = MasterKey }), new ModuleDatabase(Options.Create(new DatabaseOptions()))));
        object payload = new
        {
            applicationId = application,
            reference = "R-" + application.ToString("N")[^12..],
            submittedAt = DateTimeOffset.UnixEpoch,
            applicationDate = "2026-11-20",
            effectMonth = "2026-11-01",
            team = "leistung",
            urgent = false,
            sealedMailTo = sealer.SealText(address, $"applications.submitted:{application}"),
        };
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri("/api/v1/demo-events", UriKind.Relative))
        {
            Content = JsonContent.Create(new { name = "applications.submitted.v2", payload }),
        };
        request.Headers.Authorization = await AdminAsync(host);
        using HttpResponseMessage response = await host.Client.SendAsync(request, Cancelled);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<AuthenticationHeaderValue> AdminAsync(HostProcess host)
    {
        using HttpResponseMessage response = await host.Client.PostAsJsonAsync(new Uri("/api/v1/demo-tokens", UriKind.Relative), new { user = "ada" }, Cancelled);
        response.EnsureSuccessStatusCode();
        return new AuthenticationHeaderValue("Bearer", (await response.Content.ReadFromJsonAsync<AccessToken>(EventJson.Options, Cancelled))!.Token);
    }

    private static async Task UntilAllIsHandedOverAsync(HostProcess host, int atLeast)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        bound.CancelAfter(Bound);
        while (true)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri("/api/v1/casework/ledger", UriKind.Relative));
            request.Headers.Authorization = await AdminAsync(host);
            using HttpResponseMessage response = await host.Client.SendAsync(request, bound.Token);
            JsonNode sum = JsonNode.Parse(await response.Content.ReadAsStringAsync(bound.Token))!;
            if (sum["byStanding"]!["trying"]!.GetValue<int>() == 0 && sum["byStanding"]!["told"]!.GetValue<int>() >= atLeast && sum["waiting"]!["email"]!.GetValue<int>() == 0)
                return;

            // A kill between the mark of a delivery and the line of its notice leaves the line to this job.
            using HttpRequestMessage watch = new(HttpMethod.Post, new Uri("/api/v1/casework/jobs/ledger-watch/runs", UriKind.Relative));
            watch.Headers.Authorization = await AdminAsync(host);
            using HttpResponseMessage started = await host.Client.SendAsync(watch, bound.Token);
            await Task.Delay(1000, bound.Token);
        }
    }

    private static string MessageIdOf(string raw) =>
        raw.Split('\n').First(line => line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))["Message-ID:".Length..].Trim();
}
