using JobcenterModular.Notifications.Domain.Alarms;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Alarms;

/// <summary>What somebody has to look after.</summary>
internal sealed record ListAlarms(bool? Open, string? Cursor, int? Limit) : IRequest<Page<AlarmView>>;

/// <summary>An alarm. No personal data.</summary>
/// <param name="Id">The alarm.</param>
/// <param name="Kind">What is wrong, such as <c>job-failed</c> or <c>job-stands-still</c>.</param>
/// <param name="Subject">What it is about, such as a job's name.</param>
/// <param name="RaisedAt">When it was raised (UTC).</param>
/// <param name="LastSeenAt">When it was seen last (UTC).</param>
/// <param name="Count">How often it was seen while it was open.</param>
/// <param name="ClearedAt">When it was in order again, or somebody cleared it (UTC).</param>
internal sealed record AlarmView(
    Guid Id, string Kind, string Subject, DateTimeOffset RaisedAt, DateTimeOffset LastSeenAt, int Count, DateTimeOffset? ClearedAt);

internal sealed class ListAlarmsHandler(INotificationsDb db) : IRequestHandler<ListAlarms, Page<AlarmView>>
{
    public Task<Page<AlarmView>> Handle(ListAlarms request, CancellationToken cancellationToken)
    {
        IQueryable<Alarm> alarms = db.Alarms.AsNoTracking();
        if (request.Open == true)
            alarms = alarms.Where(alarm => alarm.ClearedAt == null);
        else if (request.Open == false)
            alarms = alarms.Where(alarm => alarm.ClearedAt != null);
        return alarms.PageAsync(request.Cursor, request.Limit, ToView, cancellationToken);
    }

    private static AlarmView ToView(Alarm alarm) =>
        new(alarm.Id, alarm.Kind, alarm.Subject, alarm.CreatedAt, alarm.LastSeenAt, alarm.Count, alarm.ClearedAt);
}
