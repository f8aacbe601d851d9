using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Host;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Guards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Messaging;

/// <summary>The platform with the sample module alone and no background worker: events move when a test says so.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    private readonly HostSettings _settings;
    private readonly TempFolder? _folder;
    private readonly ServiceProvider _services;

    private SampleHost(HostSettings settings, FakeClock clock, TempFolder? folder)
    {
        (_settings, Clock, _folder) = (settings, clock, folder);
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Values).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(configuration);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(Faults);
        services.AddPlatform(configuration);
        new SampleModule().AddServices(services, configuration);
        _services = services.BuildServiceProvider();
    }

    public FakeClock Clock { get; }

    public Faults Faults { get; } = new();

    public IModuleStore Store => _services.GetRequiredService<IModuleStore>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<SampleHost> StartAsync(ITestDatabase database)
    {
        var folder = new TempFolder();
        var settings = new HostSettings(folder.Path);
        Requirement.Check(await database.CreateAsync(settings));
        var host = new SampleHost(settings, new FakeClock(), folder);
        await host.WithDbAsync(db => ModuleContexts.CreateFromModelAsync(db, Cancelled));
        return host;
    }

    /// <summary>A second host on the same database and the same clock.</summary>
    public SampleHost Another() => new(_settings, Clock, null);

    public async Task<Guid> SaveSampleAsync()
    {
        var id = Guid.NewGuid();
        await WithDbAsync(async db =>
        {
            db.Samples.Add(Sample.Create(id));
            await db.SaveChangesAsync(Cancelled);
        });
        return id;
    }

    public Task<int> DispatchAsync() => _services.GetRequiredService<IOutboxDispatcher>().DispatchDueAsync(Faults.Death?.Token ?? Cancelled);

    public async Task<List<OutboxMessage>> OutboxAsync()
    {
        List<OutboxMessage> rows = [];
        await WithDbAsync(async db => rows = await db.Outbox.AsNoTracking().ToListAsync(Cancelled));
        return rows;
    }

    public async Task<List<string>> EffectsAsync()
    {
        List<string> handlers = [];
        await WithDbAsync(async db => handlers = await db.Effects.AsNoTracking().Select(effect => effect.Handler).ToListAsync(Cancelled));
        return [.. handlers.Order(StringComparer.Ordinal)];
    }

    public async Task WithDbAsync(Func<SampleDbContext, Task> work)
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<SampleDbContext>());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder?.Dispose();
    }
}
