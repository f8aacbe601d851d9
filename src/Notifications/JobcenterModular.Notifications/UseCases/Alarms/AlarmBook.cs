using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Notifications.Domain.Alarms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Notifications.UseCases.Alarms;

/// <summary>Alarms as rows, and one critical line in the log for each that is opened.</summary>
internal sealed partial class AlarmBook(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AlarmBook> logger) : IAlarms
{
    private const string Table = "alarms";

    public async Task RaiseAsync(string kind, string subject, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        INotificationsDb db = scope.ServiceProvider.GetRequiredService<INotificationsDb>();
        if (await SeenAgainAsync(db, kind, subject, cancellationToken))
            return;
        db.Alarms.Add(Alarm.Raise(kind, subject, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            Raised(logger, kind, subject);
        }
        catch (DbUpdateException exception) when (UniqueViolation.IsOn(exception, Table))
        {
            // Another host has opened it in this very moment.
            await SeenAgainAsync(db, kind, subject, cancellationToken);
        }
    }

    public async Task ClearAsync(string kind, string subject, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset? now = clock.GetUtcNow();
        int rows = await Open(scope.ServiceProvider.GetRequiredService<INotificationsDb>(), kind, subject)
            .ExecuteUpdateAsync(set => set.SetProperty(alarm => alarm.ClearedAt, now), cancellationToken);
        if (rows > 0)
            Cleared(logger, kind, subject);
    }

    private async Task<bool> SeenAgainAsync(INotificationsDb db, string kind, string subject, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return await Open(db, kind, subject).ExecuteUpdateAsync(
            set => set.SetProperty(alarm => alarm.LastSeenAt, now).SetProperty(alarm => alarm.Count, alarm => alarm.Count + 1),
            cancellationToken) > 0;
    }

    private static IQueryable<Alarm> Open(INotificationsDb db, string kind, string subject) =>
        db.Alarms.Where(alarm => alarm.Kind == kind && alarm.Subject == subject && alarm.ClearedAt == null);

    [LoggerMessage(2110, LogLevel.Critical, "Alarm {Kind}: {Subject}")]
    private static partial void Raised(ILogger logger, string kind, string subject);

    [LoggerMessage(2111, LogLevel.Information, "Alarm {Kind} cleared: {Subject}")]
    private static partial void Cleared(ILogger logger, string kind, string subject);
}
