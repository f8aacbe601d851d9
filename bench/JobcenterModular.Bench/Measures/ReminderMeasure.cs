using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;
using Npgsql;

namespace JobcenterModular.Bench.Measures;

/// <summary>100,000 due reminders found and queued by the job, against bare SQL that selects and inserts as many, among few others and among a million.</summary>
internal sealed class ReminderMeasure(Workbench bench)
{
    private const int Due = 100_000;
    private const int Rounds = 3;
    private const double Goal = 2;

    public async Task RunAsync(Report report)
    {
        string connection = await bench.Postgres.CreateDatabaseAsync();
        await using ServerProcess host = await bench.StartHostAsync(bench.NewFolder(), connection);
        await using NpgsqlConnection database = await PostgresProcess.OpenAsync(connection);
        await PostgresProcess.ExecuteAsync(database, "CREATE TABLE bench_queue (id uuid PRIMARY KEY, recipient_id uuid NOT NULL, queued_at timestamptz NOT NULL)");
        (double Job, double Bare) few = await CompareAsync(host, database);
        await NoticeRows.AddRemindersAsync(database, bench.Options.Large, "interval '400 days'");
        await PostgresProcess.ExecuteAsync(database, "VACUUM ANALYZE notifications.reminders");
        (double Job, double Bare) many = await CompareAsync(host, database);
        double ratio = many.Job / many.Bare;
        report.Limit(
            string.Create(CultureInfo.InvariantCulture, $"{Due:N0} due reminders found and queued by the job against bare SQL that selects and inserts them, among {bench.Options.Large:N0} others"),
            "within 2 times",
            string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} times ({many.Job:0} against {many.Bare:0} ms); alone {few.Job / few.Bare:0.00} times ({few.Job:0} against {few.Bare:0} ms)"),
            ratio <= Goal && few.Job / few.Bare <= Goal);
        report.Limit(
            string.Create(CultureInfo.InvariantCulture, $"The same among {bench.Options.Large:N0} others against alone"),
            "flat: within 1.5 times",
            string.Create(CultureInfo.InvariantCulture, $"{many.Job / few.Job:0.00} times"),
            many.Job <= 1.5 * few.Job);
    }

    private async Task<(double Job, double Bare)> CompareAsync(ServerProcess host, NpgsqlConnection database)
    {
        List<double> jobs = [];
        List<double> bares = [];
        for (int round = 0; round < Rounds; round++)
        {
            await NoticeRows.AddRemindersAsync(database, Due, "interval '-1 minute'");
            await PostgresProcess.ExecuteAsync(database, "ANALYZE notifications.reminders");
            long begin = Stopwatch.GetTimestamp();
            await PostgresProcess.ExecuteAsync(database, """
                INSERT INTO bench_queue SELECT id, recipient_id, now() FROM notifications.reminders
                WHERE state = 'Planned' AND purpose = 'evidence-due' AND remind_at <= now()
                """);
            bares.Add(Figures.Milliseconds(Stopwatch.GetTimestamp() - begin));
            jobs.Add(await RunJobAsync(host.Client));

            // Nobody is to be told: what is measured is the queue.
            await PostgresProcess.ExecuteAsync(database, "DELETE FROM notifications.reminders WHERE remind_at <= now()");
            await PostgresProcess.ExecuteAsync(database, "TRUNCATE bench_queue, notifications.reminder_queue");
            await PostgresProcess.ExecuteAsync(database, "VACUUM notifications.reminders");
        }

        return (Figures.Median(jobs), Figures.Median(bares));
    }

    // From the host's own history: when the run began and when it ended.
    private async Task<double> RunJobAsync(HttpClient client)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bench.Tokens.ForAdmin());
        using HttpResponseMessage started = await client.PostAsync(new Uri("/api/v1/casework/jobs/evidence-due/runs", UriKind.Relative), null);
        started.EnsureSuccessStatusCode();
        while (true)
        {
            JsonNode run = JsonNode.Parse(await client.GetStringAsync(started.Headers.Location!))!;
            if (run["endedAt"] is { } ended)
                return (ended.GetValue<DateTimeOffset>() - run["startedAt"]!.GetValue<DateTimeOffset>()).TotalMilliseconds;
            await Task.Delay(20);
        }
    }
}
