using System.Collections.Concurrent;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>A host with one more subscriber, which remembers what the module tells the case file.</summary>
public class ListeningHost<TDatabase> : HostFixture<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    public HeardEvents Heard { get; } = new();

    protected override void Configure(HostSettings settings) => settings.Services(services =>
    {
        services.AddSingleton<INotificationHandler<ApplicationFiled>>(Heard);
        services.AddSingleton<INotificationHandler<ApplicationRendered>>(Heard);
        services.AddSingleton<INotificationHandler<ApplicationRead>>(Heard);
    });
}

/// <summary>Public events as a subscriber gets them.</summary>
public sealed class HeardEvents :
    INotificationHandler<ApplicationFiled>, INotificationHandler<ApplicationRendered>, INotificationHandler<ApplicationRead>
{
    private readonly ConcurrentQueue<IntegrationEvent> _events = new();

    public IReadOnlyList<ApplicationFiled> Filed(Guid application) => [.. _events.OfType<ApplicationFiled>().Where(heard => heard.ApplicationId == application)];

    public IReadOnlyList<ApplicationRendered> Rendered(Guid application) =>
        [.. _events.OfType<ApplicationRendered>().Where(heard => heard.ApplicationId == application)];

    public IReadOnlyList<ApplicationRead> Reads(Guid application) => [.. _events.OfType<ApplicationRead>().Where(heard => heard.ApplicationId == application)];

    public Task Handle(ApplicationFiled notification, CancellationToken cancellationToken) => Keep(notification);

    public Task Handle(ApplicationRendered notification, CancellationToken cancellationToken) => Keep(notification);

    public Task Handle(ApplicationRead notification, CancellationToken cancellationToken) => Keep(notification);

    private Task Keep(IntegrationEvent heard)
    {
        _events.Enqueue(heard);
        return Task.CompletedTask;
    }
}
