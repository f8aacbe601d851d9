using JobcenterModular.Bench;
using JobcenterModular.Bench.Measures;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;

if (args is [BareEndpoint.Verb, ..])
{
    await BareEndpoint.RunAsync(args[1..]);
    return;
}

BenchOptions options = BenchOptions.Parse(args);
using var folder = new WorkFolder();
await using PostgresProcess postgres = await PostgresProcess.StartAsync();
var bench = new Workbench(options, postgres, folder);
var report = new Report();
if (options.Only.Contains("start", StringComparer.Ordinal))
    await new StartMeasure(bench).RunAsync(report);
if (options.Only.Contains("upload", StringComparer.Ordinal))
    await new UploadMeasure(bench).RunAsync(report);
if (options.Only.Contains("documents", StringComparer.Ordinal))
{
    await new UploadSpeedMeasure(bench).RunAsync(report);
    await new LargeUploadMeasure(bench).RunAsync(report);
    await new CasePageMeasure(bench).RunAsync(report);
}

if (options.Only.Contains("notices", StringComparer.Ordinal))
{
    await new ReminderMeasure(bench).RunAsync(report);
    await new MailMeasure(bench).RunAsync(report);
}

if (options.Only.Contains("appointments", StringComparer.Ordinal))
    await new AppointmentMeasures(bench).RunAsync(report);

if (options.Only.Contains("casework", StringComparer.Ordinal))
    await new WorkQueueMeasure(bench).RunAsync(report);

if (options.Only.Contains("difference", StringComparer.Ordinal))
    new DifferenceMeasure(bench).Run(report);

if (options.Only.Contains("save", StringComparer.Ordinal) || options.Only.Contains("desk", StringComparer.Ordinal))
    await new LoadMeasures(bench).RunAsync(report);

string text = report.ToMarkdown(await postgres.VersionAsync(), options);
Console.WriteLine(text);
if (options.Write)
    PerformanceDocument.Replace(Path.Combine(options.Repository, "docs", "performance.md"), options.Only is ["documents" or "notices" or "appointments" or "casework"] ? $"measured {options.Only[0]}" : "measured", text);
Environment.ExitCode = report.AllMet ? 0 : 1;
