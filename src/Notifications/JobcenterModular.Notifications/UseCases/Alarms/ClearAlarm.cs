using JobcenterModular.BuildingBlocks.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Alarms;

/// <summary>Somebody has looked after it. Where it is not in order, it is raised anew.</summary>
internal sealed record ClearAlarm(Guid AlarmId) : IRequest<Unit>;

internal sealed class ClearAlarmHandler(INotificationsDb db, TimeProvider clock) : IRequestHandler<ClearAlarm, Unit>
{
    public async Task<Unit> Handle(ClearAlarm request, CancellationToken cancellationToken)
    {
        // The first time counts; again changes nothing.
        DateTimeOffset? now = clock.GetUtcNow();
        int rows = await db.Alarms
            .Where(alarm => alarm.Id == request.AlarmId)
            .ExecuteUpdateAsync(set => set.SetProperty(alarm => alarm.ClearedAt, alarm => alarm.ClearedAt ?? now), cancellationToken);
        return rows == 1 ? Unit.Value : throw HttpRefusals.NotFound.ToException();
    }
}
