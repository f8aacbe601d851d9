using System.Text.Json;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobcenterModular.Bench.Data;

/// <summary>Rows of the module Notifications as its own code leaves them.</summary>
internal sealed class NoticeRows(string masterKey)
{
    private readonly Sealer _sealer = new(new KeyRing(
        Options.Create(new SecurityOptions { MasterKey = masterKey }), new ModuleDatabase(Options.Create(new DatabaseOptions()))));

    /// <summary>Reminders that are due, and others of the time to come.</summary>
    public static async Task AddRemindersAsync(NpgsqlConnection database, int count, string remindAt)
    {
        await using var insert = new NpgsqlCommand($"""
            INSERT INTO notifications.reminders (id, purpose, recipient_id, subject, occasion, stage, remind_at, valid_until, state)
            SELECT gen_random_uuid(), 'evidence-due', gen_random_uuid(), '', '2027-01-20', n % 3, now() + {remindAt}, now() + interval '900 days', 'Planned'
            FROM generate_series(1, $1) n
            """, database) { Parameters = { new() { Value = count } }, CommandTimeout = 0 };
        await insert.ExecuteNonQueryAsync();
    }

    /// <summary>E-mails that wait to be sent.</summary>
    public async Task AddMailsAsync(NpgsqlConnection database, int count)
    {
        await using NpgsqlBinaryImporter rows = await database.BeginBinaryImportAsync("""
            COPY notifications.deliveries (id, notice_id, application_id, reference, purpose, channel, state, attempts, next_attempt_at, created_at, sealed_letter, version)
            FROM STDIN (FORMAT BINARY)
            """);
        DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;
        for (int i = 0; i < count; i++)
        {
            var id = Guid.CreateVersion7();
            string letter = JsonSerializer.Serialize(
                new { to = $"n{i}@mail.example", toName = (string?)null, subject = "Es gibt etwas Neues für Sie", body = string.Join('\n', Enumerable.Repeat("Es gibt etwas Neues für Sie.", 12)), language = "de" },
                JsonSerializerOptions.Web);
            await rows.StartRowAsync();
            await rows.WriteAsync(id);
            await rows.WriteAsync(Guid.CreateVersion7());
            await rows.WriteAsync(Guid.CreateVersion7());
            await rows.WriteAsync("HA-2026-BENCH");
            await rows.WriteAsync("evidence-due");
            await rows.WriteAsync("Email");
            await rows.WriteAsync("Waiting");
            await rows.WriteAsync(0);
            await rows.WriteAsync(now);
            await rows.WriteAsync(now);
            await rows.WriteAsync(_sealer.SealText(letter, $"notifications.letter:{id}"));
            await rows.WriteAsync(1L);
        }

        await rows.CompleteAsync();
    }

    /// <summary>The event of a submission, as Applications leaves it in its outbox.</summary>
    public async Task TellSubmissionAsync(NpgsqlConnection database, Guid application)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var id = Guid.CreateVersion7();
        string payload = JsonSerializer.Serialize(
            new
            {
                applicationId = application,
                reference = "HA-2026-BENCH",
                submittedAt = now,
                applicationDate = "2026-11-20",
                effectMonth = "2026-11-01",
                team = "leistung",
                urgent = false,
                sealedMailTo = _sealer.SealText("anna@mail.example", $"applications.submitted:{application}"),
                eventId = id,
                occurredAt = now,
                office = "office",
            },
            JsonSerializerOptions.Web);
        await using var insert = new NpgsqlCommand("""
            INSERT INTO applications.outbox (id, name, payload, occurred_at, attempts, next_attempt_at)
            VALUES ($1, 'applications.submitted.v2', $2, $3, 0, $3)
            """, database) { Parameters = { new() { Value = id }, new() { Value = payload }, new() { Value = now.UtcDateTime } } };
        await insert.ExecuteNonQueryAsync();
    }
}
