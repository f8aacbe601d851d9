using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using JobcenterModular.IntegrationTests.Fixtures;
using Npgsql;

namespace JobcenterModular.IntegrationTests.Documents.Checking;

/// <summary>
/// The drill of docs/operations.md: back up while people upload, lose everything, restore, erase what has no row, and the
/// checks are clean; every paper that was acknowledged before the backup is there, byte for byte.
/// </summary>
public sealed class RestoreDrillTests
{
    private const int Clients = 3;
    private const int PapersBefore = 12;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_of_PostgreSQL_and_files_under_load_restores_to_a_clean_state()
    {
        PostgresServer server = await PostgresServer.SharedAsync();
        Requirement.Check(server.Missing);
        Requirement.Check(LocalPostgres.FindBinaries() is null ? "pg_dump is missing." : null);
        string connection = await server.CreateMigratedDatabaseAsync();
        string masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        using var backup = new TempFolder();
        ConcurrentBag<Acknowledged> before;
        await using (HostProcess host = await HostProcess.StartAsync(new PostgreSql(), settings => Configure(settings, connection, masterKey)))
        {
            before = await WorkWhileAsync(host, async () =>
            {
                await PgAsync("pg_dump", connection, "--format=custom", $"--file={backup.Path}/jobcenter.dump");

                // A case that the backup of the database has never heard of; its files are in the other backup all the same.
                await UploadAsync(host, [], Cancelled, most: 1);
                await RunAsync("cp", "-a", Path.Combine(host.DataFolder, "documents"), backup.Path);
            });
        }

        string restored = await server.CreateEmptyDatabaseAsync();
        await PgAsync("pg_restore", restored, "--no-owner", "--exit-on-error", $"{backup.Path}/jobcenter.dump");
        await using HostProcess after = await HostProcess.StartAsync(new PostgreSql(), settings =>
        {
            Configure(settings, restored, masterKey);
            settings["Documents:Directory"] = Path.Combine(backup.Path, "documents");
        });

        (await after.CommandAsync("--erase-orphans")).ShouldBe(0);
        (await after.CommandAsync("--check-documents")).ShouldBe(0);
        (await after.CommandAsync("--verify-log")).ShouldBe(0);
        before.ShouldNotBeEmpty();
        foreach (Acknowledged paper in before)
            await ExpectAsync(after, paper);
    }

    [Fact]
    public async Task A_copy_of_the_folder_of_a_stopped_host_on_SQLite_restores_to_a_clean_state()
    {
        using var backup = new TempFolder();
        ConcurrentBag<Acknowledged> papers;
        await using (HostProcess host = await HostProcess.StartAsync(new Sqlite()))
        {
            papers = await WorkWhileAsync(host, () => Task.CompletedTask);
            host.KillHard();
            await RunAsync("cp", "-a", host.DataFolder + "/.", backup.Path);
        }

        await using HostProcess after = await HostProcess.StartAsync(new Sqlite(), settings => settings["Database:Directory"] = backup.Path);

        (await after.CommandAsync("--erase-orphans")).ShouldBe(0);
        (await after.CommandAsync("--check-documents")).ShouldBe(0);
        (await after.CommandAsync("--verify-log")).ShouldBe(0);
        foreach (Acknowledged paper in papers)
            await ExpectAsync(after, paper);
    }

    private static void Configure(HostSettings settings, string connection, string masterKey)
    {
        settings["Database:ConnectionString"] = connection;
        settings["Security:MasterKey"] = masterKey;
    }

    /// <summary>People upload all the time; the work begins when some papers are acknowledged, and those are the answer.</summary>
    private static async Task<ConcurrentBag<Acknowledged>> WorkWhileAsync(HostProcess host, Func<Task> work)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        ConcurrentBag<Acknowledged> acknowledged = [];
        Task[] people = [.. Enumerable.Range(0, Clients).Select(_ => UploadAsync(host, acknowledged, stop.Token))];
        await Eventually.HappensAsync("papers are acknowledged", () => Task.FromResult(acknowledged.Count >= PapersBefore || people.Any(person => person.IsFaulted)));
        ConcurrentBag<Acknowledged> before = [.. acknowledged];
        await work();
        await stop.CancelAsync();
        await Task.WhenAll(people);
        return before;
    }

    private static async Task UploadAsync(HostProcess host, ConcurrentBag<Acknowledged> acknowledged, CancellationToken stop, int most = int.MaxValue)
    {
        (Guid id, string token) = await BegunApplication.OnAsync(host);
        for (int sent = 0; sent < most && !stop.IsCancellationRequested; sent++)
        {
            byte[] file = [.. PaperFiles.NewPdf(), .. new byte[RandomNumberGenerator.GetInt32(1, 200_000)]];
            using HttpRequestMessage request = With(token, HttpMethod.Post, $"/api/v1/applications/{id}/documents");
            request.Content = RawForm.Paper(file).Content();
            using HttpResponseMessage response = await host.Client.SendAsync(request, Cancelled);
            response.StatusCode.ShouldBe(HttpStatusCode.Created);
            JsonElement stored = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
            acknowledged.Add(new Acknowledged(id, stored.GetProperty("id").GetGuid(), token, file));
        }
    }

    private static async Task ExpectAsync(HostProcess host, Acknowledged paper)
    {
        using HttpRequestMessage request = With(paper.Token, HttpMethod.Get, $"/api/v1/applications/{paper.Application}/documents/{paper.Document}/content");
        using HttpResponseMessage response = await host.Client.SendAsync(request, Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync(Cancelled)).AsSpan().SequenceEqual(paper.Bytes).ShouldBeTrue();
    }

    private static HttpRequestMessage With(string token, HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private static Task PgAsync(string program, string connection, params string[] arguments)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        return RunAsync(
            Path.Combine(LocalPostgres.FindBinaries()!, program),
            [$"--host={settings.Host}", $"--port={settings.Port}", $"--username={settings.Username}", $"--dbname={settings.Database}", .. arguments]);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        string errors = await process.StandardError.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);
        process.ExitCode.ShouldBe(0, errors);
    }

    private sealed record Acknowledged(Guid Application, Guid Document, string Token, byte[] Bytes);
}
