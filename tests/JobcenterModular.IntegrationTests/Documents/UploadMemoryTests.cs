using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>Memory stays flat however much is uploaded at once: papers stream to the disk, not through the heap.</summary>
public abstract class UploadMemoryTests(ITestDatabase database)
{
    private const int Uploads = 20;
    private const int FileBytes = 20 * 1024 * 1024;

    // One copy of all files would be 400 MB.
    private const int MostGrowthMegabytes = 150;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_files_of_20_MB_at_once_do_not_fill_the_memory()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The memory of another process is read from /proc.");
        await using HostProcess host = await HostProcess.StartAsync(database);
        Uri documents = await BeginAsync(host);
        using var warmUp = new LargeForm(1024);
        await StoreAsync(host, documents, warmUp);
        long idle = Megabytes(host, "VmRSS");
        LargeForm[] forms = [.. Enumerable.Range(1, Uploads).Select(seed => new LargeForm(FileBytes, seed, announced: seed % 2 == 0))];

        StoredDocument[] stored = await Task.WhenAll(forms.Select(form => StoreAsync(host, documents, form)));

        long peak = Megabytes(host, "VmHWM");
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"idle {idle} MB, peak {peak} MB while {Uploads} files of {FileBytes} bytes arrived at once"));
        stored.Select(document => document.Sha256).ShouldBe(forms.Select(form => form.Sha256));
        stored.Select(document => document.Sha256).Distinct(StringComparer.Ordinal).Count().ShouldBe(Uploads);
        stored.ShouldAllBe(document => document.SizeBytes == FileBytes);
        (peak - idle).ShouldBeLessThan(MostGrowthMegabytes);
        foreach (LargeForm form in forms)
            form.Dispose();
    }

    private static async Task<Uri> BeginAsync(HostProcess host)
    {
        BegunApplication application = await BegunApplication.OnAsync(host);
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", application.Token);
        return new Uri($"/api/v1/applications/{application.Id}/documents", UriKind.Relative);
    }

    private static async Task<StoredDocument> StoreAsync(HostProcess host, Uri documents, LargeForm form)
    {
        using HttpResponseMessage response = await host.Client.PostAsync(documents, form, Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Cancelled));
        return await response.DocumentAsync();
    }

    private static long Megabytes(HostProcess host, string what)
    {
        string line = File.ReadLines($"/proc/{host.ProcessId}/status").Single(row => row.StartsWith(what + ":", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public sealed class OnSqlite() : UploadMemoryTests(new Sqlite());

    public sealed class OnPostgreSql() : UploadMemoryTests(new PostgreSql());
}
