using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobcenterModular.Notifications.Persistence;

/// <summary>
/// Finding and queueing what is due, as one statement however much it is. Row by row it would cost a morning; and it is
/// harmless to run it twice, or on two hosts at once: what is queued stays queued once.
/// </summary>
internal static class ReminderStatements
{
    private const string OnPostgreSql = """
        INSERT INTO notifications.reminder_queue (id, queued_at, next_attempt_at)
        SELECT id, {0}, {0} FROM notifications.reminders WHERE state = 'Planned' AND purpose = {1} AND remind_at <= {0}
        ON CONFLICT DO NOTHING
        """;

    private const string OnSqlite = """
        INSERT INTO reminder_queue (id, queued_at, next_attempt_at)
        SELECT id, {0}, {0} FROM reminders WHERE state = 'Planned' AND purpose = {1} AND remind_at <= {0}
        ON CONFLICT DO NOTHING
        """;

    /// <summary>The statement for a model: tables stand in the module's schema on PostgreSQL, and in none on SQLite. Parameters: now, purpose.</summary>
    public static string QueueDue(IReadOnlyModel model) => model.GetDefaultSchema() is null ? OnSqlite : OnPostgreSql;
}
