using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;
using JobcenterModular.BuildingBlocks.Http;
using Npgsql;

namespace JobcenterModular.Bench.Measures;

/// <summary>The desk's lists: pages of 50 at the front and deep inside, and whether an index finds them.</summary>
internal sealed class DeskMeasure(Workbench bench)
{
    private const int WarmUps = 100;
    private const int Requests = 300;
    private const int PageRows = KeysetCursor.DefaultLimit;
    private const double LimitMilliseconds = 50;

    private static readonly Listing Queue = new(
        "Queue", "/api/v1/casework/applications", "Submitted", "submitted_at", "ix_applications_status_submitted_at_reference");

    private static readonly Listing Drafts = new(
        "Drafts", "/api/v1/casework/drafts", "Draft", "started_at", "ix_applications_status_started_at_reference");

    public async Task RunAsync(Report report, Office small, Office large)
    {
        List<PageResult> results = [];
        foreach (Office office in (Office[])[small, large])
        {
            await using ServerProcess host = await bench.StartHostAsync(bench.NewFolder(), office.Connection);
            host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bench.Tokens.ForCaseworker());
            foreach (Listing listing in (Listing[])[Queue, Drafts])
            {
                results.Add(await MeasureAsync(host, office, listing, "first page", ""));
                results.Add(await MeasureAsync(host, office, listing, "page at 90 %", "?cursor=" + await DeepCursorAsync(office, listing)));
            }
        }

        foreach (PageResult result in results)
            Workbench.Say("desk: " + string.Join(", ", result.Row()));
        PageResult[] ofLarge = [.. results.Where(result => result.Office == large)];
        double slowest = ofLarge.Max(result => result.P50);
        report.Limit(
            $"Desk: a page of {PageRows} of {large.Size} by index (queue and drafts, first and deep)",
            "no table scan, p50 ≤ 50 ms",
            string.Create(CultureInfo.InvariantCulture, $"{ofLarge.Sum(result => result.Use.TableScans)} table scans, slowest p50 {slowest:0.0} ms"),
            slowest <= LimitMilliseconds && ofLarge.All(result => result.ByIndex));
        report.Details(
            "The desk's lists, one request after the other",
            ["List", "Applications", "p50", "p99", "Table scans", "Index scans per page", "Index entries read per page"],
            results.Select(result => result.Row()));
    }

    private static async Task<PageResult> MeasureAsync(ServerProcess host, Office office, Listing listing, string page, string query)
    {
        var address = new Uri(listing.Path + query, UriKind.Relative);
        IndexUse before = await IndexUse.ReadSettledAsync(office.Connection, listing.Index);
        for (int request = 0; request < WarmUps; request++)
            await GetPageAsync(host.Client, address);
        double[] times = new double[Requests];
        for (int request = 0; request < Requests; request++)
        {
            long begin = Stopwatch.GetTimestamp();
            await GetPageAsync(host.Client, address);
            times[request] = Figures.Milliseconds(Stopwatch.GetTimestamp() - begin);
        }

        Array.Sort(times);
        IndexUse use = await IndexUse.ReadSettledAsync(office.Connection, listing.Index) - before;
        return new PageResult(
            $"{listing.Name}, {page}", office, Figures.Percentile(times, 0.5), Figures.Percentile(times, 0.99), use, WarmUps + Requests);
    }

    private static async Task GetPageAsync(HttpClient client, Uri address)
    {
        using HttpResponseMessage response = await client.GetAsync(address);
        response.EnsureSuccessStatusCode();
        using JsonDocument page = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        if (page.RootElement.GetProperty("items").GetArrayLength() != PageRows)
            throw new InvalidOperationException($"{address} does not give a page of {PageRows}.");
    }

    /// <summary>A cursor behind nine tenths of the list.</summary>
    private static async Task<string> DeepCursorAsync(Office office, Listing listing)
    {
        await using NpgsqlConnection connection = await PostgresProcess.OpenAsync(office.Connection);
#pragma warning disable CA2100 // Names come from the two listings above.
        await using var select = new NpgsqlCommand(
            $"""
            SELECT {listing.Instant}, reference FROM applications.applications WHERE status = '{listing.Status}'
            ORDER BY {listing.Instant} DESC, reference DESC
            OFFSET (SELECT count(*) * 9 / 10 FROM applications.applications WHERE status = '{listing.Status}') LIMIT 1
            """,
            connection);
#pragma warning restore CA2100
        await using NpgsqlDataReader reader = await select.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new KeysetCursor(new DateTimeOffset(reader.GetDateTime(0)), reader.GetString(1)).Encode();
    }

    private sealed record Listing(string Name, string Path, string Status, string Instant, string Index);
}

/// <summary>Figures of one page.</summary>
internal sealed record PageResult(string Page, Office Office, double P50, double P99, IndexUse Use, int Requests)
{
    // One scan of the index a request, and hardly more entries than rows shown.
    private const int MostEntries = 2 * KeysetCursor.DefaultLimit;

    public bool ByIndex => Use.TableScans == 0 && Use.IndexScans >= Requests && Use.EntriesRead <= MostEntries * (long)Requests;

    public IReadOnlyList<string> Row() =>
    [
        Page,
        Office.Size,
        Text($"{P50:0.0} ms"),
        Text($"{P99:0.0} ms"),
        Text($"{Use.TableScans}"),
        Text($"{Use.IndexScans / (double)Requests:0.0}"),
        Text($"{Use.EntriesRead / (double)Requests:0.0}"),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
