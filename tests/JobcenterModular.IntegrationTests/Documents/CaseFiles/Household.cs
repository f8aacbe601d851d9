using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>A household whose application is in the office, as Documents hears of it: what staff do with its case file.</summary>
internal sealed class Household : IDisposable
{
    public const string Html = "<!doctype html><title>Antrag</title><p>Übergabe</p>";
    public const string Evidence = """
        [
          { "code": "N01", "title": "Ausweis", "person": "ap", "because": ["Wie heißen Sie?"], "optional": false, "dueOn": "2026-12-07" },
          { "code": "N02", "title": "Aufenthalt", "person": "p1", "because": ["Wo?", "Seit wann?"], "optional": true, "dueOn": "2026-12-07" }
        ]
        """;

    public const string Answers = """{"person":{"ap.last":"Öztürk-Groß","ap.first":"Jürgen"}}""";

    private readonly HostFixture _host;

    private Household(HostFixture host, Draft draft) => (_host, Draft) = (host, draft);

    public Draft Draft { get; }

    public Guid Id { get; private set; }

    public string Path => $"/api/v1/case-files/{Id}";

    public string Reference => Telling.ReferenceOf(Draft.Id);

    public HttpClient Desk => _host.ClientFor(Roles.Caseworker);

    public HttpClient ScanDesk => _host.ClientFor(Roles.ScanDesk);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A guest's or an account's application, sent and filed.</summary>
    public static async Task<Household> SentAsync(HostFixture host, string name = "Jürgen Öztürk-Groß", string? account = null)
    {
        Household household = await BegunAsync(host, account);
        await household.SendAsync(name, account);
        return household;
    }

    /// <summary>A draft: there is a case file, and nobody of the office knows.</summary>
    public static async Task<Household> BegunAsync(HostFixture host, string? account = null)
    {
        var draft = new Draft(host, Telling.NewId(host));
        await draft.TellStartedAsync(account);
        return new Household(host, draft) { Id = (await draft.FolderAsync()).CaseId!.Value };
    }

    public async Task SendAsync(string name = "Jürgen Öztürk-Groß", string? account = null)
    {
        await Draft.TellSubmittedAsync();
        await Draft.TellAsync(Filed(_host, Draft.Id, name, account));
    }

    /// <summary>What Applications tells of a sent application.</summary>
    public static ApplicationFiled Filed(
        HostFixture host, Guid application, string name = "Jürgen Öztürk-Groß", string? account = null, string evidence = Evidence)
    {
        string content = $$"""
            {
              "form": "hauptantrag", "formVersion": 1,
              "persons": [
                { "id": "ap", "role": null, "name": {{JsonSerializer.Serialize(name)}}, "birthDate": "1990-05-17" },
                { "id": "p1", "role": "child", "name": "Kim Weiß", "birthDate": "2019-02-01" },
                { "id": "p2", "role": null, "name": null, "birthDate": null }
              ],
              "answers": {{Answers}},
              "evidence": {{evidence}},
              "receipt": "jws"
            }
            """;
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            brotli.Write(Encoding.UTF8.GetBytes(Html));
        return new ApplicationFiled(
            application,
            Telling.ReferenceOf(application),
            account,
            host.Clock.GetUtcNow(),
            new DateOnly(2026, 11, 20),
            Seal(host, packed.ToArray(), $"applications.filed:{application}"),
            Seal(host, Encoding.UTF8.GetBytes(content), $"applications.filed:{application}"))
        {
            EventId = Telling.NewId(host),
            OccurredAt = host.Clock.GetUtcNow(),
        };
    }

    public static ApplicationRendered Rendered(HostFixture host, Guid application) => new(
        application, Telling.ReferenceOf(application), Seal(host, PaperFiles.Pdf, $"applications.rendered:{application}"))
    {
        EventId = Telling.NewId(host),
        OccurredAt = host.Clock.GetUtcNow(),
    };

    /// <summary>A form of the scan desk.</summary>
    public static RawForm Letter(byte[]? bytes = null, string channel = "post", string receivedOn = "2026-11-20", string fileName = "brief.pdf") =>
        new RawForm().Field("channel", channel).Field("receivedOn", receivedOn).File(bytes ?? PaperFiles.NewPdf(), fileName);

    public Task<Reply> TryFileAsync(RawForm form, string? key = null, HttpClient? by = null) =>
        (by ?? ScanDesk).CallAsync(HttpMethod.Post, $"{Path}/documents", form.Content(), key is null ? [] : [("Idempotency-Key", key)]);

    /// <summary>Files a letter; answers its document.</summary>
    public async Task<Guid> FileAsync(RawForm? form = null) =>
        (await TryFileAsync(form ?? Letter())).Expect(HttpStatusCode.Created).Json["id"]!.GetValue<Guid>();

    public Task<Reply> TryVersionAsync(Guid document, byte[]? bytes = null, HttpClient? by = null) => (by ?? ScanDesk).CallAsync(
        HttpMethod.Post, $"{Path}/documents/{document}/versions", new RawForm().File(bytes ?? PaperFiles.NewPdf(), "besser.pdf").Content());

    /// <summary>What the desk sees on a page of documents.</summary>
    public async Task<List<JsonNode>> DocumentsAsync(string query = "") =>
        [.. (await Desk.FetchJsonAsync($"{Path}/documents?{query}"))["items"]!.AsArray().Select(item => item!)];

    public Task<JsonNode> DocumentAsync(Guid document) => Desk.FetchJsonAsync($"{Path}/documents/{document}");

    public Task<List<CaseLogEntry>> LogAsync() => LookAsync(db =>
        db.CaseLog.AsNoTracking().Where(line => line.CaseId == Id).OrderBy(line => line.Number).ToListAsync(Cancelled));

    public async Task<CaseLogEntry> LastLineAsync() => (await LogAsync())[^1];

    public Task<List<CaseDocument>> RowsAsync() => LookAsync(db =>
        db.Documents.AsNoTracking().Where(row => row.CaseId == Id).OrderBy(row => row.Id).ToListAsync(Cancelled));

    public Task<CaseFile> RowAsync() => LookAsync(db => db.CaseFiles.AsNoTracking().SingleAsync(row => row.Id == Id, Cancelled));

    public Task<T> LookAsync<T>(Func<IDocumentsDb, Task<T>> look) => Draft.LookAsync(db => look(db));

    /// <summary>Files in the vault of this case.</summary>
    public string[] Files()
    {
        string folder = System.IO.Path.Combine(_host.DataFolder, "documents", "musterstadt", "cases", Id.ToString());
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }

    public string Day(int daysAgo) =>
        _host.Clock.GetUtcNow().AddDays(-daysAgo).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Dispose() => Draft.Dispose();

    private static string Seal(HostFixture host, byte[] plain, string purpose) =>
        Convert.ToBase64String(host.Services.GetRequiredService<Sealer>().Seal(plain, purpose));
}
