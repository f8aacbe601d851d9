using System.Collections.Concurrent;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>A host in which one more listener hears what Documents tells.</summary>
public class ListeningHost<TDatabase> : HostFixture<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    protected override void Configure(HostSettings settings) => settings.Services(HeardEvents.ListenTo);
}

/// <summary>Events of Documents as they reached a subscriber.</summary>
internal sealed class HeardEvents
{
    private readonly ConcurrentQueue<IntegrationEvent> _heard = new();

    public static void ListenTo(IServiceCollection services)
    {
        var heard = new HeardEvents();
        services.AddSingleton(heard);
        foreach (Type type in typeof(DocumentStored).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(IntegrationEvent))))
        {
            services.AddSingleton(
                typeof(INotificationHandler<>).MakeGenericType(type),
                Activator.CreateInstance(typeof(Listener<>).MakeGenericType(type), heard)!);
        }
    }

    /// <summary>Each once, however often it was delivered.</summary>
    public IReadOnlyList<TEvent> Of<TEvent>()
        where TEvent : IntegrationEvent => [.. _heard.OfType<TEvent>().DistinctBy(heard => heard.EventId)];

    private sealed class Listener<TEvent>(HeardEvents heard) : INotificationHandler<TEvent>
        where TEvent : IntegrationEvent
    {
        public Task Handle(TEvent notification, CancellationToken cancellationToken)
        {
            heard._heard.Enqueue(notification);
            return Task.CompletedTask;
        }
    }
}
