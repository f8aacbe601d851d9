using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;
using Npgsql;

namespace JobcenterModular.Bench.Measures;

/// <summary>The page of a case file with 5,000 documents against one with 50, in turn; each read writes its line into the log.</summary>
internal sealed class CasePageMeasure(Workbench bench)
{
    private const int Few = 50;
    private const int Many = 5_000;
    private const int Reads = 200;
    private const int WarmUp = 100;
    private const double Goal = 2;

    public async Task RunAsync(Report report)
    {
        string connection = await bench.Postgres.CreateDatabaseAsync();
        await using ServerProcess host = await bench.StartHostAsync(bench.NewFolder(), connection);
        Guid few = await CaseAsync(host, connection, Few);
        Guid many = await CaseAsync(host, connection, Many);
        string token = bench.Tokens.ForCaseworker();
        for (int i = 0; i < WarmUp; i++)
        {
            await ReadAsync(host.Client, few, token);
            await ReadAsync(host.Client, many, token);
        }

        List<(double Few, double Many)> times = [];
        for (int i = 0; i < Reads; i++)
            times.Add((await ReadAsync(host.Client, few, token), await ReadAsync(host.Client, many, token)));
        double one = Figures.Median(times.Select(time => time.Few));
        double other = Figures.Median(times.Select(time => time.Many));
        report.Limit(
            "Page of 50 of a case file with 5,000 documents against one with 50 (median of 200 in turn, log line included)",
            "within 2 times",
            string.Create(CultureInfo.InvariantCulture, $"{other / one:0.00} times ({other:0.0} against {one:0.0} ms)"),
            other <= Goal * one);
    }

    private static async Task<double> ReadAsync(HttpClient client, Guid caseFile, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/case-files/{caseFile}/documents?limit=50", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        long begin = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await client.SendAsync(request);
        string body = await response.Content.ReadAsStringAsync();
        double time = Figures.Milliseconds(Stopwatch.GetTimestamp() - begin);
        if (!response.IsSuccessStatusCode || body.Length < 1000)
            throw new InvalidOperationException("Page: " + body);
        return time;
    }

    // One draft through the API makes a case file with a key; what a submission and many uploads would leave is written by SQL.
    private static async Task<Guid> CaseAsync(ServerProcess host, string connection, int documents)
    {
        (Guid application, _) = await Scenario.StartAsync(host.Client);
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        Guid caseFile = Guid.Empty;
        for (int attempt = 0; attempt < 200 && caseFile == Guid.Empty; attempt++)
        {
            await using var select = new NpgsqlCommand("SELECT case_id FROM documents.paper_folders WHERE id = $1", database) { Parameters = { new() { Value = application } } };
            caseFile = await select.ExecuteScalarAsync() as Guid? ?? Guid.Empty;
            if (caseFile == Guid.Empty)
                await Task.Delay(20);
        }

        await using var open = new NpgsqlCommand("UPDATE documents.case_files SET state = 'Open', opened_at = now() WHERE id = $1", database) { Parameters = { new() { Value = caseFile } } };
        await open.ExecuteNonQueryAsync();
        await using var close = new NpgsqlCommand("UPDATE documents.paper_folders SET state = 'Closed' WHERE id = $1", database) { Parameters = { new() { Value = application } } };
        await close.ExecuteNonQueryAsync();
        await DocumentRows.InsertAsync(database, caseFile, application, documents);
        await using var analyze = new NpgsqlCommand("ANALYZE documents.case_documents", database);
        await analyze.ExecuteNonQueryAsync();
        return caseFile;
    }
}
