using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;

namespace JobcenterModular.Bench.Measures;

/// <summary>Pages of the desk's one list against the bare SQL by keyset, for each queue and filter, and a thousand items given away at once.</summary>
internal sealed class WorkQueueMeasure(Workbench bench)
{
    private const string Items = "/api/v1/casework/items";
    private const int WarmUps = 60;
    private const int Requests = 200;
    private const int BulkItems = 1000;
    private const double MostRatio = 1.25;
    private const double MostBulkSeconds = 2;

    public async Task RunAsync(Report report)
    {
        string connection = await bench.Postgres.CreateDatabaseAsync();
        await using ServerProcess host = await bench.StartHostAsync(bench.NewFolder(), connection);
        await WorkItemSeeder.SeedAsync(connection, bench.Options.Large);
        await using ServerProcess bare = await bench.StartBareAsync(connection);
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bench.Tokens.ForCaseworker());
        List<QueuePage> pages = [];
        IReadOnlyList<string> queries = await QueriesAsync(host.Client);
        foreach (string query in queries)
            await CompareAsync(host.Client, bare.Client, query); // The runtime compiles what is hot while the first questions are asked.
        foreach (string query in queries)
        {
            pages.Add(await CompareAsync(host.Client, bare.Client, query));
            Workbench.Say("desk: " + string.Join(", ", pages[^1].Row()));
        }

        QueuePage worst = pages.MaxBy(page => page.Ratio)!;
        report.Limit(
            string.Create(CultureInfo.InvariantCulture, $"Desk: a page of 50 out of {bench.Options.Large:N0} items with any queue or filter, Host against bare SQL by keyset"),
            "≤ 1.25 times",
            string.Create(CultureInfo.InvariantCulture, $"at most {worst.Ratio:0.00} times ({worst.Query}), slowest page {pages.Max(page => page.Host):0.0} ms"),
            worst.Ratio <= MostRatio);
        double bulk = await BulkSecondsAsync(host.Client);
        report.Limit(
            "Desk: 1,000 items assigned in one request", "≤ 2 s", string.Create(CultureInfo.InvariantCulture, $"{bulk:0.00} s"), bulk <= MostBulkSeconds);
        report.Details(
            "Pages of the desk, one request after the other, in turn", ["Queue and filters", "Host p50", "Bare SQL p50", "Ratio"], pages.Select(page => page.Row()));
    }

    private async Task<IReadOnlyList<string>> QueriesAsync(HttpClient client)
    {
        DateTime now = DateTime.UtcNow;
        string half = (now - TimeSpan.FromDays(360)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string soon = (now + TimeSpan.FromDays(7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        List<string> queries =
        [
            "queue=open", "queue=new", "queue=mine", "queue=waiting", "queue=due", "queue=urgent", "queue=all", "team=team-3", "assignee=person-5", "kind=task",
            "state=inProgress", "state=done", "urgent=true", $"dueBy={soon}", $"followUpBy={soon}", $"receivedFrom={half}", $"reference=HA-{bench.Options.Large / 2}",
            "queue=new&team=team-3", "queue=urgent&team=team-3", "queue=due&team=team-3", "state=done&team=team-3", "assignee=person-5&state=done",
            "queue=all&team=team-3", "team=team-3&kind=task&urgent=true", "queue=due&assignee=person-5", $"queue=new&kind=changeNotice&receivedFrom={half}",
        ];
        foreach (string query in (string[])["queue=open", "queue=all", "queue=due", "team=team-3"])
        {
            JsonNode page = JsonNode.Parse(await client.GetStringAsync(new Uri($"{Items}?{query}", UriKind.Relative)))!;
            queries.Add($"{query}&cursor={page["nextCursor"]!.GetValue<string>()}");
        }

        return queries;
    }

    // In turn, so that whatever disturbs the machine disturbs both.
    private static async Task<QueuePage> CompareAsync(HttpClient host, HttpClient bare, string query)
    {
        var address = new Uri($"{Items}?{query}", UriKind.Relative);
        List<double> ofHost = [];
        List<double> ofBare = [];
        for (int request = 0; request < WarmUps + Requests; request++)
        {
            double hostTime = await TimeAsync(host, address);
            double bareTime = await TimeAsync(bare, address);
            if (request < WarmUps)
                continue;
            ofHost.Add(hostTime);
            ofBare.Add(bareTime);
        }

        return new QueuePage(query.Split("&cursor", StringSplitOptions.None) is [var first, _] ? first + ", second page" : query, Figures.Median(ofHost), Figures.Median(ofBare));
    }

    private static async Task<double> TimeAsync(HttpClient client, Uri address)
    {
        long begin = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await client.GetAsync(address);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
        return Figures.Milliseconds(Stopwatch.GetTimestamp() - begin);
    }

    // The same thousand to one and to the other, four times; the median.
    private async Task<double> BulkSecondsAsync(HttpClient client)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bench.Tokens.ForLead());
        foreach (string subject in (string[])["bench:first", "bench:second"])
            await EnterAsync(client, subject);
        List<double> seconds = [];
        for (int round = 0; round < 4; round++)
        {
            List<JsonNode> items = [];
            string cursor = "";
            while (items.Count < BulkItems)
            {
                JsonNode page = JsonNode.Parse(await client.GetStringAsync(new Uri($"{Items}?queue=waiting&limit=200{cursor}", UriKind.Relative)))!;
                items.AddRange(page["items"]!.AsArray().Select(item => item!));
                cursor = "&cursor=" + page["nextCursor"]!.GetValue<string>();
            }

            var body = new { assignee = round % 2 == 0 ? "bench:first" : "bench:second", reason = "Messung", items = items.ConvertAll(Version) };
            long begin = Stopwatch.GetTimestamp();
            using HttpResponseMessage response = await client.PostAsJsonAsync(new Uri("/api/v1/casework/assignments", UriKind.Relative), body);
            JsonNode answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            seconds.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
            if (answer["assigned"]?.GetValue<int>() != BulkItems)
                throw new InvalidOperationException("Not all were assigned: " + answer.ToJsonString()[..200]);
        }

        return Figures.Median(seconds);
    }

    private static async Task EnterAsync(HttpClient client, string subject)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"/api/v1/casework/staff/{subject}", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        request.Content = JsonContent.Create(
            new { content = new { displayName = subject, role = "caseworker", teams = Array.Empty<string>(), active = true, absences = Array.Empty<object>() } });
        using HttpResponseMessage response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private static object Version(JsonNode item) => new { id = item["id"]!.GetValue<Guid>(), etag = item["etag"]!.GetValue<string>() };

    private sealed record QueuePage(string Query, double Host, double Bare)
    {
        public double Ratio => Host / Bare;

        public IReadOnlyList<string> Row() => [$"`{Query}`", Text($"{Host:0.00} ms"), Text($"{Bare:0.00} ms"), Text($"{Ratio:0.00}")];

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
