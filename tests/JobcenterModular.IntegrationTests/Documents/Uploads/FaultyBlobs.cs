using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>The host's own store, and whatever a test does when a blob is about to lie at a place.</summary>
internal sealed class FaultyBlobs(IBlobStore store) : IBlobStore
{
    /// <summary>Called with the place; what it throws, the store throws.</summary>
    public Func<BlobPlace, Task>? Arriving { get; set; }

    /// <summary>Puts it before the store of a host.</summary>
    public static void In(HostSettings settings) => settings.Services(services =>
    {
        ServiceDescriptor own = services.Last(service => service.ServiceType == typeof(IBlobStore));
        services.Replace(ServiceDescriptor.Singleton<IBlobStore>(provider => new FaultyBlobs(
            (IBlobStore)(own.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, own.ImplementationType!)))));
    });

    public static FaultyBlobs Of(HostFixture host) => (FaultyBlobs)host.Services.GetRequiredService<IBlobStore>();

    /// <summary>Contents of cases cannot be written any more: a document cannot be made.</summary>
    public void RefuseCases() => Arriving = place => place.Area == BlobArea.Cases ? throw new StorageUnavailableException("a test wants it so") : Task.CompletedTask;

    public async Task<IIncomingBlob> BeginAsync(CancellationToken cancellationToken) => new Incoming(this, await store.BeginAsync(cancellationToken));

    public Task<Stream?> OpenAsync(BlobPlace place, CancellationToken cancellationToken) => store.OpenAsync(place, cancellationToken);

    public async Task MoveAsync(BlobPlace from, BlobPlace to, CancellationToken cancellationToken)
    {
        await (Arriving?.Invoke(to) ?? Task.CompletedTask);
        await store.MoveAsync(from, to, cancellationToken);
    }

    public Task EraseAsync(BlobPlace place, CancellationToken cancellationToken) => store.EraseAsync(place, cancellationToken);

    public Task EraseGroupAsync(BlobArea area, Guid group, CancellationToken cancellationToken) => store.EraseGroupAsync(area, group, cancellationToken);

    public Task<int> EraseAbandonedAsync(DateTimeOffset before, CancellationToken cancellationToken) => store.EraseAbandonedAsync(before, cancellationToken);

    public IAsyncEnumerable<StoredBlob> ListAsync(BlobArea area, CancellationToken cancellationToken) => store.ListAsync(area, cancellationToken);

    private sealed class Incoming(FaultyBlobs blobs, IIncomingBlob blob) : IIncomingBlob
    {
        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => blob.WriteAsync(bytes, cancellationToken);

        public async Task KeepAsync(BlobPlace place, CancellationToken cancellationToken)
        {
            await (blobs.Arriving?.Invoke(place) ?? Task.CompletedTask);
            await blob.KeepAsync(place, cancellationToken);
        }

        public ValueTask DisposeAsync() => blob.DisposeAsync();
    }
}
