using System.Diagnostics;
using System.Globalization;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;
using Npgsql;

namespace JobcenterModular.Bench.Measures;

/// <summary>E-mails a minute to a mail server on this machine; and how long it takes from an event to the first channel while events keep coming.</summary>
internal sealed class MailMeasure(Workbench bench)
{
    private const int Mails = 6_000;
    private const int Events = 1_200;
    private const int EventsPerSecond = 40;
    private const double GoalPerMinute = 2_000;
    private const double GoalSeconds = 10;

    public async Task RunAsync(Report report)
    {
        await using var sink = new SmtpSink();
        string connection = await bench.Postgres.CreateDatabaseAsync();
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["Mail__Host"] = "127.0.0.1",
            ["Mail__Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
        };
        await using ServerProcess host = await bench.StartHostAsync(bench.NewFolder(), connection, settings);
        await using NpgsqlConnection database = await PostgresProcess.OpenAsync(connection);
        await FloodAsync(report, database, sink);
        await StreamAsync(report, database);
    }

    private async Task FloodAsync(Report report, NpgsqlConnection database, SmtpSink sink)
    {
        await bench.NoticeRows.AddMailsAsync(database, Mails);
        long begin = Stopwatch.GetTimestamp();
        while (await CountAsync(database, "SELECT count(*) FROM notifications.deliveries WHERE state = 'HandedOver' AND channel = 'Email'") < Mails)
            await Task.Delay(100);
        double perMinute = Mails / Stopwatch.GetElapsedTime(begin).TotalMinutes;
        report.Limit(
            "E-mails a minute to an SMTP server on the same two cores, each claimed, sent over a connection of its own and marked",
            "≥ 2,000",
            string.Create(CultureInfo.InvariantCulture, $"{perMinute:N0} ({Mails:N0} sent, {sink.Taken:N0} taken)"),
            perMinute >= GoalPerMinute && sink.Taken == Mails);
    }

    private async Task StreamAsync(Report report, NpgsqlConnection database)
    {
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; i < Events; i++)
        {
            await bench.NoticeRows.TellSubmissionAsync(database, Guid.CreateVersion7());
            TimeSpan ahead = TimeSpan.FromSeconds((i + 1.0) / EventsPerSecond) - Stopwatch.GetElapsedTime(begin);
            if (ahead > TimeSpan.Zero)
                await Task.Delay(ahead);
        }

        const string Sent = "FROM notifications.deliveries d WHERE d.channel = 'Email' AND d.purpose = 'submission-confirmation' AND d.state = 'HandedOver'";
        while (await CountAsync(database, $"SELECT count(*) {Sent}") < Events)
            await Task.Delay(100);
        await using var times = new NpgsqlCommand(
            """
            SELECT extract(epoch FROM d.handed_over_at - n.submitted_at)::float8
            FROM notifications.deliveries d JOIN (SELECT id AS application_id, sent_at AS submitted_at FROM notifications.known_applications) n
                ON n.application_id = d.application_id
            WHERE d.channel = 'Email' AND d.purpose = 'submission-confirmation'
            """, database);
        List<double> seconds = [];
        await using (NpgsqlDataReader reader = await times.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                seconds.Add(reader.GetDouble(0));
        }

        seconds.Sort();
        double p99 = Figures.Percentile(seconds, 0.99);
        report.Limit(
            string.Create(CultureInfo.InvariantCulture, $"From the event to the first channel, {EventsPerSecond} submissions a second for {Events / EventsPerSecond} s"),
            "≤ 10 s for 99 %",
            string.Create(CultureInfo.InvariantCulture, $"p50 {Figures.Percentile(seconds, 0.5):0.00} s, p99 {p99:0.00} s"),
            p99 <= GoalSeconds);
    }

    private static async Task<long> CountAsync(NpgsqlConnection database, string sql)
    {
#pragma warning disable CA2100 // All SQL of the bench stands in its source.
        await using var count = new NpgsqlCommand(sql, database);
#pragma warning restore CA2100
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
