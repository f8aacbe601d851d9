using System.Collections.Concurrent;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>A host with one more subscriber, which remembers what the module tells others.</summary>
public class ListeningHost<TDatabase> : HostFixture<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    public HeardEvents Heard { get; } = new();

    protected override void Configure(HostSettings settings) => settings.Services(Heard.ListenIn);
}

/// <summary>Public events as a subscriber gets them.</summary>
public sealed class HeardEvents :
    INotificationHandler<ApplicationSubmitted>,
    INotificationHandler<ApplicationFiled>,
    INotificationHandler<ApplicationRendered>,
    INotificationHandler<ApplicationRead>,
    INotificationHandler<DraftKept>,
    INotificationHandler<EvidenceAwaited>
{
    private readonly ConcurrentQueue<IntegrationEvent> _events = new();

    public void ListenIn(IServiceCollection services)
    {
        services.AddSingleton<INotificationHandler<ApplicationSubmitted>>(this);
        services.AddSingleton<INotificationHandler<ApplicationFiled>>(this);
        services.AddSingleton<INotificationHandler<ApplicationRendered>>(this);
        services.AddSingleton<INotificationHandler<ApplicationRead>>(this);
        services.AddSingleton<INotificationHandler<DraftKept>>(this);
        services.AddSingleton<INotificationHandler<EvidenceAwaited>>(this);
    }

    public IReadOnlyList<ApplicationSubmitted> Submitted(Guid application) => Of<ApplicationSubmitted>(heard => heard.ApplicationId == application);

    public IReadOnlyList<ApplicationFiled> Filed(Guid application) => Of<ApplicationFiled>(heard => heard.ApplicationId == application);

    public IReadOnlyList<ApplicationRendered> Rendered(Guid application) => Of<ApplicationRendered>(heard => heard.ApplicationId == application);

    public IReadOnlyList<ApplicationRead> Reads(Guid application) => Of<ApplicationRead>(heard => heard.ApplicationId == application);

    public IReadOnlyList<DraftKept> Kept(Guid application) => Of<DraftKept>(heard => heard.ApplicationId == application);

    public IReadOnlyList<EvidenceAwaited> Awaited(Guid application) => Of<EvidenceAwaited>(heard => heard.ApplicationId == application);

    public Task Handle(ApplicationSubmitted notification, CancellationToken cancellationToken) => Keep(notification);

    public Task Handle(ApplicationFiled notification, CancellationToken cancellationToken) => Keep(notification);

    public Task Handle(ApplicationRendered notification, CancellationToken cancellationToken) => Keep(notification);

    public Task Handle(ApplicationRead notification, CancellationToken cancellationToken) => Keep(notification);

    public Task Handle(DraftKept notification, CancellationToken cancellationToken) => Keep(notification);

    public Task Handle(EvidenceAwaited notification, CancellationToken cancellationToken) => Keep(notification);

    private List<T> Of<T>(Func<T, bool> which) => [.. _events.OfType<T>().Where(which)];

    private Task Keep(IntegrationEvent heard)
    {
        _events.Enqueue(heard);
        return Task.CompletedTask;
    }
}
