using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>The client that front ends really use, from npm: 200 MB, cut off five times, resumed to the byte.</summary>
public sealed class TusJsClientTests
{
    private const int Megabyte = 1024 * 1024;
    private const int Cuts = 5;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_megabytes_cut_off_five_times_arrive_whole_at_two_hosts_over_one_PostgreSQL()
    {
        PostgresServer server = await PostgresServer.SharedAsync();
        Requirement.Check(server.Missing);
        string database = await server.CreateMigratedDatabaseAsync();
        using var papers = new TempFolder();
        string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        void Share(HostSettings settings)
        {
            settings["Database:ConnectionString"] = database;
            settings["Security:MasterKey"] = key;
            settings["Documents:Directory"] = papers.Path;
            Enlarge(settings);
        }

        await using HostProcess one = await HostProcess.StartAsync(new PostgreSql(), Share);
        await using HostProcess two = await HostProcess.StartAsync(new PostgreSql(), Share);

        await ArrivesWholeAsync(200 * Megabyte, one, two);
    }

    [Fact]
    public async Task Two_hundred_megabytes_cut_off_five_times_arrive_whole_on_SQLite()
    {
        await using HostProcess host = await HostProcess.StartAsync(new Sqlite(), Enlarge);

        await ArrivesWholeAsync(200 * Megabyte, host);
    }

    private static void Enlarge(HostSettings settings) => settings["Documents:MaxFileBytes"] = (300 * Megabyte).ToString(CultureInfo.InvariantCulture);

    private static async Task ArrivesWholeAsync(int bytes, params HostProcess[] hosts)
    {
        NodePackages packages = await NodePackages.SharedAsync();
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "scan.pdf");
        byte[] paper = LargePaper.Of(bytes);
        await File.WriteAllBytesAsync(file, paper, Cancelled);
        (Guid application, string token) = await BegunApplication.OnAsync(hosts[0]);

        List<Attempt> attempts = await RunAsync(packages.Script(
            "tus-upload.mjs", file, string.Join(',', hosts.Select(host => host.Address.ToString().TrimEnd('/'))), token, application.ToString(), $"{Cuts}"));

        string told = string.Join('\n', attempts) + "\n" + string.Join('\n', hosts.Select(host => host.LogTail()));
        attempts.Count.ShouldBe(Cuts + 1, told);
        attempts.SkipLast(1).ShouldAllBe(attempt => attempt.Cut, told);
        // What the host had not read when the connection was cut is sent again, on a slow machine at most once all of an attempt; nothing goes back.
        attempts.Skip(1).Zip(attempts).ShouldAllBe(pair => pair.First.ResumedAt >= pair.Second.ResumedAt, told);
        attempts.DistinctBy(attempt => attempt.ResumedAt).Count().ShouldBeGreaterThanOrEqualTo(Cuts, told);
        attempts[^1].Done.ShouldBeTrue(told);
        using HttpClient client = new() { BaseAddress = hosts[^1].Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        StoredDocument document = await client.DocumentAsync(new Uri(attempts[^1].Document!, UriKind.Relative));
        document.Sha256.ShouldBe(TusCalls.Sha256(paper));
        document.SizeBytes.ShouldBe(bytes);
        document.FileName.ShouldBe("Scan über alles.pdf");
    }

    private static async Task<List<Attempt>> RunAsync(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(Cancelled);
        string output = await process.StandardOutput.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);
        TestContext.Current.TestOutputHelper!.WriteLine(output);
        process.ExitCode.ShouldBe(0, output + await errors);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Attempt>(line, JsonSerializerOptions.Web)!)];
    }

    private sealed record Attempt(string Host, long ResumedAt, bool Done, bool Cut, string? Error, string? Path, string? Document);
}
