using System.Globalization;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Load;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;
using Npgsql;

namespace JobcenterModular.Bench.Measures;

/// <summary>Booking against a bare insert, free times and months, among few past bookings and among many; then mixed traffic.</summary>
internal sealed class AppointmentMeasures(Workbench bench)
{
    private const double GoalOfBare = 0.75;
    private const double GoalListMilliseconds = 5;
    private const double GoalMonthMilliseconds = 50;
    private const double GoalFlat = 1.2;

    private static readonly Dictionary<string, string> NoLimits = new(StringComparer.Ordinal)
    {
        ["RateLimits__Creating"] = "100000000",
        ["RateLimits__Guessing"] = "100000000",
        ["RateLimits__Reading"] = "100000000",
    };

    private readonly List<IReadOnlyList<string>> _rows = [];

    public async Task RunAsync(Report report)
    {
        string connection = await bench.Postgres.CreateDatabaseAsync();
        await using ServerProcess host = await bench.StartHostAsync(bench.NewFolder(), connection, NoLimits);
        await using ServerProcess bare = await bench.StartBareAsync(connection);
        await using NpgsqlConnection database = await PostgresProcess.OpenAsync(connection);
        BusyOffice calendar = await BusyOffice.CreateAsync(host.Client, bench.Tokens.ForAdmin());
        await calendar.FillAsync(database);
        await calendar.AddPastAsync(database, bench.Options.Small);
        await PostgresProcess.ExecuteAsync(database, "VACUUM ANALYZE appointments.appointments");
        var reads = new CalendarReads(host, calendar);
        (double ListCpu, double Month) few = await reads.MeasureAsync();
        double fewRatio = await BookAsync(report, host, bare, calendar, database, bench.Options.Small);
        await calendar.AddPastAsync(database, bench.Options.Large);
        await PostgresProcess.ExecuteAsync(database, "VACUUM ANALYZE appointments.appointments");
        (double ListCpu, double Month) many = await reads.MeasureAsync();
        report.Limit(
            "Free times of one place for 60 days at 200 bookings a day: processor time of the host",
            "≤ 5 ms",
            string.Create(CultureInfo.InvariantCulture, $"{many.ListCpu:0.0} ms"),
            many.ListCpu <= GoalListMilliseconds);
        report.Limit(
            "Month calendar over 20 places, each with 200 bookings a day",
            "≤ 50 ms",
            string.Create(CultureInfo.InvariantCulture, $"{many.Month:0.0} ms (median)"),
            many.Month <= GoalMonthMilliseconds);
        await calendar.FillUpAsync(database);
        double full = await reads.MeasureFullMonthAsync();
        await BusyOffice.FreeAgainAsync(database);
        report.Limit(
            "The same month when nothing is free any more",
            "≤ 50 ms",
            string.Create(CultureInfo.InvariantCulture, $"{full:0.0} ms (median)"),
            full <= GoalMonthMilliseconds);
        report.Limit(
            string.Create(CultureInfo.InvariantCulture, $"The same two among {bench.Options.Large:N0} past bookings against {bench.Options.Small:N0}"),
            "flat: within 1.2 times",
            string.Create(CultureInfo.InvariantCulture, $"{many.ListCpu / few.ListCpu:0.00} and {many.Month / few.Month:0.00} times"),
            many.ListCpu <= GoalFlat * few.ListCpu && many.Month <= GoalFlat * few.Month);
        double manyRatio = await BookAsync(report, host, bare, calendar, database, bench.Options.Large);
        Workbench.Say(string.Create(CultureInfo.InvariantCulture, $"booking against bare: {fewRatio:0.00}, {manyRatio:0.00}"));
        report.Details("Taking a time", ["Server", "Past bookings", "Taken/s (median)", "Lowest to highest round", "p50", "p99", "CPU server", "CPU PostgreSQL"], _rows);
        await new MixedTraffic(host, calendar, database).RunAsync(report);
    }

    private async Task<double> BookAsync(Report report, ServerProcess host, ServerProcess bare, BusyOffice calendar, NpgsqlConnection database, int past)
    {
        var load = new HoldLoad(calendar, await calendar.OpenDaysAsync(host.Client), bench.Options.Connections);
        var ours = new HoldSide("Host", host, withCounter: false, load, bench.Postgres, database);
        var theirs = new HoldSide("Bare endpoint", bare, withCounter: true, load, bench.Postgres, database);
        var duration = TimeSpan.FromSeconds(bench.Options.Seconds);
        await ours.WarmUpAsync(duration);
        await theirs.WarmUpAsync(duration);
        for (int round = 0; round < bench.Options.Rounds; round++)
        {
            await ours.MeasureAsync(duration);
            await theirs.MeasureAsync(duration);
            Workbench.Say($"holds, round {round + 1}: {ours.LastRate}, {theirs.LastRate}");
        }

        double ratio = HoldSide.MedianRatio(ours, theirs);
        report.Limit(
            string.Create(CultureInfo.InvariantCulture, $"Times taken a second by the host against a bare endpoint with the same insert under the same constraint, among {past:N0} past bookings"),
            "≥ 75 %",
            string.Create(CultureInfo.InvariantCulture, $"{100 * ratio:0} % (median {ours.Rate:0}/s)"),
            ratio >= GoalOfBare);
        _rows.AddRange([ours.Row(past), theirs.Row(past)]);
        return ratio;
    }
}
