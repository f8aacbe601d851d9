using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>A real host, killed again and again in the middle of its work: what it has acknowledged is there, told once.</summary>
public abstract class CrashTests(ITestDatabase database)
{
    private const int Kills = 10;
    private const int Clients = 4;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_ten_random_points_the_host_loses_nothing_acknowledged_and_tells_everybody_once()
    {
        await using HostProcess host = await HostProcess.StartAsync(database, Hurry);
        ConcurrentBag<AcknowledgedWork> work = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            Task[] clients = [.. Enumerable.Range(0, Clients).Select(_ => WorkUntilCutOffAsync(host, work))];
            await UntilAcknowledgedAsync(work, Steps(work) + RandomNumberGenerator.GetInt32(5, 100));
            await Task.Delay(RandomNumberGenerator.GetInt32(0, 15), Cancelled);
            host.KillHard();
            await Task.WhenAll(clients);
            await host.RestartAsync();
        }

        work.Count(one => one.Receipt is not null).ShouldBeGreaterThan(5, "Something must have been acknowledged.");
        using HttpClient admin = await DemoUserAsync(host, "ada");
        using HttpClient carla = await DemoUserAsync(host, "carla");
        await UntilEverybodyIsToldAsync(admin, host);
        foreach (AcknowledgedWork one in work)
            await one.ExpectAllIsThereAsync(host, carla);
        await ExpectToldOnceAsync(host, admin, carla, [.. work.Where(one => one.Receipt is not null).Select(one => one.Id)]);
    }

    private static void Hurry(HostSettings settings)
    {
        settings["Outbox:Lease"] = "00:00:01";
        settings["Outbox:Poll"] = "00:00:00.200";
        settings["Mail:Timeout"] = "00:00:01";
        settings["Mail:Lane:Lease"] = "00:00:02";
        settings["Mail:Lane:Poll"] = "00:00:00.200";
    }

    private static int Steps(ConcurrentBag<AcknowledgedWork> work) => work.Sum(one => one.Steps);

    // Counted in answers and not in time: a slow machine is killed at the same points as a fast one.
    private static async Task UntilAcknowledgedAsync(ConcurrentBag<AcknowledgedWork> work, int steps)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        bound.CancelAfter(Bound);
        while (Steps(work) < steps)
            await Task.Delay(1, bound.Token);
    }

    private static async Task WorkUntilCutOffAsync(HostProcess host, ConcurrentBag<AcknowledgedWork> work)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        try
        {
            while (true)
                await AcknowledgedWork.DoAsync(client, work);
        }
        catch (HttpRequestException)
        {
            // The host was killed; this is what is tested.
        }
        catch (IOException)
        {
            // The same, in the middle of an answer.
        }
    }

    private static async Task<HttpClient> DemoUserAsync(HostProcess host, string user)
    {
        using HttpResponseMessage response = await host.Client.PostAsJsonAsync(new Uri("/api/v1/demo-tokens", UriKind.Relative), new { user }, Cancelled);
        JsonNode token = (await response.ReadAsync()).Expect(HttpStatusCode.OK).Json;
        var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token["token"].Text());
        return client;
    }

    private static async Task UntilEverybodyIsToldAsync(HttpClient admin, HostProcess host)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        bound.CancelAfter(Bound);
        while (true)
        {
            JsonArray outbox = (await admin.FetchJsonAsync("/api/v1/casework/outbox")).AsArray();
            outbox.ShouldAllBe(module => module!["setAside"]!.AsArray().Count == 0, host.LogTail());
            bool isEmpty = outbox.All(module => module!["waiting"]!.GetValue<int>() == 0);
            if (isEmpty && await CountAsync(admin, "waiting") == 0 && await CountAsync(admin, "sending") == 0)
                return;
            await Task.Delay(50, bound.Token);
        }
    }

    private static async Task<int> CountAsync(HttpClient admin, string state) =>
        (await admin.FetchAllAsync($"/api/v1/casework/deliveries?state={state}")).Count;

    private static async Task ExpectToldOnceAsync(HostProcess host, HttpClient admin, HttpClient carla, HashSet<Guid> acknowledged)
    {
        Guid[] submitted = [.. (await carla.FetchAllAsync("/api/v1/casework/applications")).Select(row => row["id"]!.GetValue<Guid>())];
        submitted.Distinct().Count().ShouldBe(submitted.Length);
        acknowledged.IsSubsetOf(submitted).ShouldBeTrue("Something acknowledged is not on the desk.");

        (await carla.FetchAllAsync("/api/v1/casework/notices")).Select(notice => notice["applicationId"]!.GetValue<Guid>())
            .ShouldBe(submitted, ignoreOrder: true, "One notice for each.");
        List<JsonNode> ledger = await admin.FetchAllAsync("/api/v1/casework/deliveries");
        ledger.ShouldAllBe(entry => entry["state"]!.GetValue<string>() == "handedOver");
        ledger.Select(entry => (entry["applicationId"]!.GetValue<Guid>(), entry["purpose"].Text(), entry["channel"].Text())).ShouldBe(
            submitted.SelectMany(id => ((Guid, string, string)[])
                [(id, "submission-received", "inbox"), (id, "submission-confirmation", "inbox"), (id, "submission-confirmation", "email")]),
            ignoreOrder: true);
        Directory.EnumerateFiles(Path.Combine(host.DataFolder, "mail-outbox"), "*.eml").Select(file => Path.GetFileNameWithoutExtension(file))
            .ShouldBe(ledger.Where(entry => entry["channel"].Text() == "email").Select(entry => entry["id"].Text()), ignoreOrder: true);
    }

    public sealed class OnSqlite() : CrashTests(new Sqlite());

    public sealed class OnPostgreSql() : CrashTests(new PostgreSql());
}
