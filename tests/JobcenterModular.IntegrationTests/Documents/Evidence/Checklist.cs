using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Documents.CaseFiles;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.IntegrationTests.Documents.Evidence;

/// <summary>
/// The checklist of an application: what its owner says, and what staff see and decide. Once sent, the answers ask for
/// N01 of the applicant, for N02 of the applicant and, as an offer, for N02 of the person p1; the form knows no other code.
/// </summary>
internal sealed class Checklist : IDisposable
{
    private const string Asked = """
        [
          { "code": "N02", "title": "Aufenthaltstitel", "person": "p1", "because": ["Wo?", "Seit wann?"], "optional": true, "dueOn": "2026-12-07" },
          { "code": "N01", "title": "Ausweis", "person": "ap", "because": ["Wie heißen Sie?"], "optional": false, "dueOn": "2026-12-07" },
          { "code": "N02", "title": "Aufenthaltstitel", "person": "ap", "because": ["Wo?"], "optional": false, "dueOn": "2026-12-07" }
        ]
        """;

    private readonly HostFixture _host;

    private Checklist(HostFixture host, Draft draft) => (_host, Draft) = (host, draft);

    public Draft Draft { get; }

    public HttpClient Desk => _host.ClientFor(Roles.Caseworker);

    public string Path => $"/api/v1/applications/{Draft.Id}";

    public string CaseworkPath => $"/api/v1/casework/applications/{Draft.Id}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Checklist> BegunAsync(HostFixture host) => new(host, await Draft.StartAsync(host));

    public static async Task<Checklist> SentAsync(HostFixture host)
    {
        Checklist checklist = await BegunAsync(host);
        await checklist.SendAsync();
        return checklist;
    }

    public async Task SendAsync()
    {
        await Draft.TellSubmittedAsync();
        await Draft.TellAsync(Household.Filed(_host, Draft.Id, evidence: Asked));
    }

    public Task<Reply> StateAsync(string item, object body, HttpClient? by = null) =>
        (by ?? Draft.Owner).SendJsonAsync(HttpMethod.Put, $"{Path}/evidence/{item.Replace(':', '/')}/statement", body);

    public Task<Reply> TakeBackAsync(string item, HttpClient? by = null) =>
        (by ?? Draft.Owner).CallAsync(HttpMethod.Delete, $"{Path}/evidence/{item.Replace(':', '/')}/statement");

    public Task<Reply> SortAsync(Guid document, params string?[] items) =>
        Draft.Owner.SendJsonAsync(HttpMethod.Put, $"{Path}/documents/{document}/evidence", new { items });

    public Task<Reply> SortByDeskAsync(Guid document, params string[] items) =>
        Desk.SendJsonAsync(HttpMethod.Put, $"{CaseworkPath}/documents/{document}/evidence", new { items });

    public Task<StoredDocument> StoreAsync(params string[] items) => Draft.StoreAsync(FormFor(items).Content());

    public async Task<HttpResponseMessage> UploadAsync(params string[] items) => await Draft.UploadAsync(FormFor(items).Content());

    /// <summary>An item as the desk sees it.</summary>
    public async Task<JsonNode> ItemAsync(string item) =>
        (await ItemsAsync()).Single(candidate => KeyOf(candidate) == item);

    public async Task<List<JsonNode>> ItemsAsync() =>
        [.. (await Desk.FetchJsonAsync($"{CaseworkPath}/evidence"))["items"]!.AsArray().Select(item => item!)];

    /// <summary>All items and where they stand, as the desk sees them.</summary>
    public async Task<IEnumerable<string>> StatesAsync() =>
        (await ItemsAsync()).Select(item => $"{KeyOf(item)} {item["state"].Text()}");

    /// <summary>Where an item stands for its owner: the answer to a word that changes nothing.</summary>
    public async Task<string> OwnStateAsync(string item)
    {
        EvidenceItem? row = (await RowsAsync()).Find(candidate => candidate.Key.ToString() == item);
        return row is { StatementThatCounts: EvidenceStatement.Later or EvidenceStatement.NotAvailable }
            ? (await StateAsync(item, BodyOf(row))).Expect(HttpStatusCode.OK).Json["state"].Text()
            : (await TakeBackAsync(item)).Expect(HttpStatusCode.OK).Json["state"].Text();
    }

    public Task<Reply> ReviewAsync(string item, object review, string? etag, HttpClient? by = null) => (by ?? Desk).SendJsonAsync(
        HttpMethod.Put, $"{CaseworkPath}/evidence/{item.Replace(':', '/')}/review", review, etag is null ? [] : [("If-Match", etag)]);

    /// <summary>A review of what is there now; it must be taken.</summary>
    public async Task<Reply> ReviewAsync(string item, object review) =>
        (await ReviewAsync(item, review, (await ItemAsync(item))["etag"].Text())).Expect(HttpStatusCode.OK);

    public Task<Reply> AcceptAsync(string item) => ReviewAsync(item, new { outcome = "accepted" });

    public Task<Reply> RejectAsync(string item, string reason = "Die Rückseite fehlt.") =>
        ReviewAsync(item, new { outcome = "rejected", reasonCode = "incomplete", reason });

    public Task<List<EvidenceItem>> RowsAsync() => Draft.LookAsync(db =>
        db.EvidenceItems.AsNoTracking().Where(item => item.ApplicationId == Draft.Id).ToListAsync(Cancelled));

    public void Dispose() => Draft.Dispose();

    private static RawForm FormFor(string[] items) =>
        items.Aggregate(new RawForm(), (form, item) => form.Field("evidence", item)).File(PaperFiles.NewPdf());

    private static object BodyOf(EvidenceItem row) => row.StatementThatCounts == EvidenceStatement.Later
        ? new { statement = "later", promisedFor = row.PromisedFor }
        : new { statement = "notAvailable" };

    private static string KeyOf(JsonNode item) => $"{item["code"].Text()}:{item["person"].Text()}";
}
