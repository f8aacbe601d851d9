using System.Text.Json;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.SharedKernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>Mints the identity of a public event and turns it into its outbox row.</summary>
public sealed class OutboxWriter(TimeProvider clock, IOptions<OfficeOptions> office, IServiceProvider services)
{
    /// <summary>The row that is saved together with the state.</summary>
    public OutboxMessage ToMessage(IntegrationEvent publicEvent)
    {
        DateTimeOffset now = clock.GetUtcNow();
        IntegrationEvent stamped = publicEvent with
        {
            EventId = Guid.CreateVersion7(now),
            OccurredAt = now,
            Office = office.Value.Key,
        };
        return new OutboxMessage
        {
            Id = stamped.EventId,
            Name = EventNames.NameOf(stamped.GetType()),
            Payload = JsonSerializer.Serialize(stamped, stamped.GetType(), EventJson.Options),
            OccurredAt = now,
            NextAttemptAt = now,
        };
    }

    /// <summary>The signal of the dispatcher that serves this context.</summary>
    public IOutboxSignal SignalFor(Type context) =>
        (IOutboxSignal)services.GetRequiredService(typeof(OutboxSignal<>).MakeGenericType(context));
}
