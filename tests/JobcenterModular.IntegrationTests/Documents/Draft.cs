using System.Net;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>An application as Documents knows it: what its owner does over HTTP, and a look behind the API.</summary>
internal sealed class Draft : IDisposable
{
    private readonly HostFixture _host;

    public Draft(HostFixture host, Guid id)
    {
        (_host, Id) = (host, id);
        Owner = host.ClientWith(host.Services.GetRequiredService<OwnTokens>().ForGuest(id).Token);
    }

    public Guid Id { get; }

    public HttpClient Owner { get; }

    public Uri Documents => new($"/api/v1/applications/{Id}/documents", UriKind.Relative);

    /// <summary>Where staff look.</summary>
    public Uri CaseDocuments => new($"/api/v1/casework/applications/{Id}/documents", UriKind.Relative);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Cases => Path.Combine(_host.DataFolder, "documents", "musterstadt", "cases");

    /// <summary>A guest's application of which only Documents was told.</summary>
    public static async Task<Draft> StartAsync(HostFixture host)
    {
        var draft = new Draft(host, Telling.NewId(host));
        await draft.TellStartedAsync();
        return draft;
    }

    public static string Incoming(HostFixture host) => Path.Combine(host.DataFolder, "documents", "incoming");

    /// <summary>Files of uploads that are under way.</summary>
    public static string[] Arriving(HostFixture host) => Directory.Exists(Incoming(host)) ? Directory.GetFiles(Incoming(host)) : [];

    public Uri ContentOf(Guid document) => new($"{Documents}/{document}/content", UriKind.Relative);

    public Uri CaseContentOf(Guid document) => new($"{CaseDocuments}/{document}/content", UriKind.Relative);

    public Task TellStartedAsync(string? owner = null) => TellAsync(
        new DraftStarted(Id, Telling.ReferenceOf(Id), owner, ["N01", "N02"], Telling.KeepUntil) { EventId = Telling.NewId(_host) });

    public Task TellSubmittedAsync() => TellAsync(Telling.Submitted(_host, Id));

    public Task TellDeletedAsync() => TellAsync(Telling.Deleted(_host, Id));

    public Task TellAsync(IntegrationEvent integrationEvent) => _host.TellAsync(integrationEvent);

    public async Task<HttpResponseMessage> UploadAsync(HttpContent form, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Documents) { Content = form };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await Owner.SendAsync(request, Cancelled);
    }

    /// <summary>An upload that must succeed; unless a test says what it is, a file that was never there before.</summary>
    public async Task<StoredDocument> StoreAsync(HttpContent? form = null, string? key = null)
    {
        using HttpResponseMessage response = await UploadAsync(form ?? RawForm.Paper(PaperFiles.NewPdf()).Content(), key);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Cancelled));
        return await response.DocumentAsync();
    }

    public async Task<HttpStatusCode> RemoveAsync(Guid document)
    {
        using HttpResponseMessage response = await Owner.DeleteAsync(new Uri($"{Documents}/{document}", UriKind.Relative), Cancelled);
        return response.StatusCode;
    }

    /// <summary>Where the content of a document lies, sealed, whether it is there or not.</summary>
    public async Task<string> PathOfAsync(StoredDocument document)
    {
        Guid caseId = (await FolderAsync()).CaseId!.Value;
        return Path.Combine(Cases, caseId.ToString(), await NameOfAsync(caseId, document.Sha256));
    }

    /// <summary>The files in the vault of this application's case.</summary>
    public async Task<string[]> FilesAsync()
    {
        string folder = Path.Combine(Cases, (await FolderAsync()).CaseId.ToString() ?? "none");
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }

    /// <summary>The papers; what this system files about an application itself is not among them.</summary>
    public Task<List<CaseDocument>> RowsAsync() => LookAsync(db => db.Documents.AsNoTracking()
        .Where(row => row.ApplicationId == Id && row.Kind == DocumentKind.Evidence).ToListAsync(Cancelled));

    /// <summary>What a subscriber heard of this application; needs a <see cref="ListeningHost{TDatabase}"/>.</summary>
    public async Task<IReadOnlyList<TEvent>> HeardAsync<TEvent>(Func<TEvent, Guid> application)
        where TEvent : IntegrationEvent
    {
        await _host.DrainEventsAsync();
        return [.. _host.Services.GetRequiredService<HeardEvents>().Of<TEvent>().Where(heard => application(heard) == Id)];
    }

    /// <summary>The log of this application's case, in its order.</summary>
    public async Task<List<CaseLogEntry>> LogAsync()
    {
        Guid? caseId = (await FolderAsync()).CaseId;
        return await LookAsync(db => db.CaseLog.AsNoTracking().Where(line => line.CaseId == caseId).OrderBy(line => line.Number).ToListAsync(Cancelled));
    }

    public Task<PaperFolder> FolderAsync() => LookAsync(db => db.Folders.AsNoTracking().SingleAsync(folder => folder.Id == Id, Cancelled));

    public async Task<T> LookAsync<T>(Func<DocumentsDbContext, Task<T>> look)
    {
        await using AsyncServiceScope scope = _host.Scope();
        return await look(scope.ServiceProvider.GetRequiredService<DocumentsDbContext>());
    }

    /// <summary>Rows and the folder's count tell of these papers, the vault of the case holds what its documents need and no more; nothing is still arriving.</summary>
    public async Task ShouldHoldAsync(params IEnumerable<Guid> documents)
    {
        List<Guid> expected = [.. documents.Order()];
        List<CaseDocument> rows = await RowsAsync();
        rows.Select(row => row.Id).Order().ShouldBe(expected);
        PaperFolder folder = await FolderAsync();
        folder.PaperCount.ShouldBe(expected.Count);
        rows.ShouldAllBe(row => row.CaseId == folder.CaseId);
        (await FilesAsync()).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ShouldBe(await NeededNamesAsync(folder.CaseId));
        Arriving(_host).ShouldBeEmpty();
    }

    public void Dispose() => Owner.Dispose();

    private async Task<List<string>> NeededNamesAsync(Guid? caseId)
    {
        List<string> names = [];
        foreach (string sha256 in await LookAsync(db => db.Documents.Where(row => row.CaseId == caseId).Select(row => row.Sha256).Distinct().ToListAsync(Cancelled)))
            names.Add(await NameOfAsync(caseId!.Value, sha256));
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private Task<string> NameOfAsync(Guid caseId, string sha256) => LookAsync(async db =>
    {
        CaseKey key = await _host.Services.GetRequiredService<CaseFiling>().KeyOfAsync(db, caseId, Cancelled);
        return _host.Services.GetRequiredService<ICaseVault>().PlaceOf(key, sha256).Name;
    });
}
