using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>
/// A running host with a database of its own, shared by the tests of one class. Whatever a test touches first decides
/// whether it is skipped, so a missing PostgreSQL needs no line in any test.
/// </summary>
public abstract class HostFixture(ITestDatabase database) : IAsyncLifetime
{
    private static readonly TimeSpan DrainBound = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();
    private readonly ConcurrentDictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);
    private InProcessHost? _host;
    private string? _missing;

    /// <summary>The host's time.</summary>
    public FakeClock Clock { get; } = new();

    /// <summary>Everything that the host has logged.</summary>
    public TestLog Log { get; } = new();

    /// <summary>The kind of database that this host runs on.</summary>
    public ITestDatabase Database => database;

    /// <summary>Folder of everything that the host writes.</summary>
    public string DataFolder => _folder.Path;

    /// <summary>A client without a token.</summary>
    public HttpClient Client => _clients.GetOrAdd("", _ => NewClient());

    public IServiceProvider Services => Host.Services;

    private InProcessHost Host
    {
        get
        {
            Requirement.Check(_missing);
            return _host ?? throw new InvalidOperationException("The host is not started.");
        }
    }

    /// <summary>A host for one test, with a database of its own; dispose it.</summary>
    public static async Task<HostFixture> StartAsync(ITestDatabase database, Action<HostSettings>? configure = null)
    {
        var host = new OwnHost(database, configure);
        await host.InitializeAsync();
        return host;
    }

    public virtual async ValueTask InitializeAsync()
    {
        var settings = new HostSettings(_folder.Path);
        settings.Services(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        Configure(settings);
        _missing = await database.CreateAsync(settings);
        if (_missing is not null)
            return;
        _host = new InProcessHost(settings, Log);
        _host.StartServer();
    }

    /// <summary>A client of its own, without a token.</summary>
    public HttpClient NewClient() => Host.CreateClient(
        new() { BaseAddress = Host.ClientOptions.BaseAddress, AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>A client of its own with this token.</summary>
    public HttpClient ClientWith(string token)
    {
        HttpClient client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>The client of a user with this role; always the same user for the same role.</summary>
    public HttpClient ClientFor(string role) => _clients.GetOrAdd("role:" + role, _ => ClientWith(TokenForRole(role)));

    /// <summary>A token as the host's own demo page gives it, such as for <c>anna</c>.</summary>
    public async Task<string> TokenForAsync(string user)
    {
        using HttpResponseMessage response = await Client.PostAsJsonAsync(
            new Uri("/api/v1/demo-tokens", UriKind.Relative), new { user }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<AccessToken>(TestContext.Current.CancellationToken))!.Token;
    }

    /// <summary>A token for a role without asking the host over HTTP.</summary>
    public string TokenForRole(string role, string? subject = null) =>
        Services.GetRequiredService<OwnTokens>().ForUser(subject ?? $"test:{role}", role).Token;

    /// <summary>A fresh scope, for a look behind the API.</summary>
    public AsyncServiceScope Scope() => Services.CreateAsyncScope();

    /// <summary>
    /// Delivers events until every outbox is empty. Rows that a background dispatcher has claimed are waited for; an
    /// event that fails needs <see cref="Clock"/> to move on, so it ends this with an exception that names it.
    /// </summary>
    public async Task DrainEventsAsync()
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        bound.CancelAfter(DrainBound);
        while (true)
        {
            int worked = 0;
            foreach (IOutboxDispatcher dispatcher in Services.GetServices<IOutboxDispatcher>())
                worked += await dispatcher.DispatchDueAsync(cancelled);
            List<OutboxReport> reports = [];
            foreach (IModuleStore store in Services.GetServices<IModuleStore>())
                reports.Add(await store.OutboxAsync(cancelled));
            if (worked == 0 && reports.TrueForAll(report => report.Waiting == 0))
                return;
            if (bound.IsCancellationRequested)
                throw new TimeoutException("Events still wait: " + string.Join(", ", reports.Select(report => $"{report.Module} {report.Waiting}")));
            await Task.Yield();
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (HttpClient client in _clients.Values)
            client.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Settings and services of this fixture's host.</summary>
    protected virtual void Configure(HostSettings settings)
    {
    }

    private sealed class OwnHost(ITestDatabase database, Action<HostSettings>? configure) : HostFixture(database)
    {
        protected override void Configure(HostSettings settings) => configure?.Invoke(settings);
    }
}

/// <summary>The host as it is by default. Derive and override <see cref="HostFixture.Configure"/> for other settings.</summary>
/// <typeparam name="TDatabase">The database.</typeparam>
public class HostFixture<TDatabase>() : HostFixture(new TDatabase())
    where TDatabase : ITestDatabase, new();
