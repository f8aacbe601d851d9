using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases;
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

    private string Folder => Path.Combine(_host.DataFolder, "documents", "musterstadt", Id.ToString());

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

    /// <summary>An upload that must succeed.</summary>
    public async Task<StoredDocument> StoreAsync(HttpContent? form = null, string? key = null)
    {
        using HttpResponseMessage response = await UploadAsync(form ?? RawForm.Paper(PaperFiles.Pdf).Content(), key);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Cancelled));
        return (await response.Content.ReadFromJsonAsync<StoredDocument>(JsonSerializerOptions.Web, Cancelled))!;
    }

    public async Task<HttpStatusCode> RemoveAsync(Guid document)
    {
        using HttpResponseMessage response = await Owner.DeleteAsync(new Uri($"{Documents}/{document}", UriKind.Relative), Cancelled);
        return response.StatusCode;
    }

    public string PathOf(Guid document) => Path.Combine(Folder, document.ToString());

    public string[] Files() => Directory.Exists(Folder) ? Directory.GetFiles(Folder) : [];

    public Task<List<Paper>> RowsAsync() => LookAsync(db => db.Papers.AsNoTracking().Where(paper => paper.ApplicationId == Id).ToListAsync(Cancelled));

    public Task<PaperFolder> FolderAsync() => LookAsync(db => db.Folders.AsNoTracking().SingleAsync(folder => folder.Id == Id, Cancelled));

    public async Task<T> LookAsync<T>(Func<DocumentsDbContext, Task<T>> look)
    {
        await using AsyncServiceScope scope = _host.Scope();
        return await look(scope.ServiceProvider.GetRequiredService<DocumentsDbContext>());
    }

    /// <summary>Files, rows and the folder's count tell of the same papers; nothing is still arriving.</summary>
    public async Task ShouldHoldAsync(params IEnumerable<Guid> documents)
    {
        List<string> expected = [.. documents.Select(id => id.ToString()).Order(StringComparer.Ordinal)];
        Files().Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ShouldBe(expected);
        (await RowsAsync()).Select(row => row.Id.ToString()).Order(StringComparer.Ordinal).ShouldBe(expected);
        (await FolderAsync()).PaperCount.ShouldBe(expected.Count);
        Arriving(_host).ShouldBeEmpty();
    }

    public void Dispose() => Owner.Dispose();
}
