using System.Data.Common;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.UseCases;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>Takes a lane on SQLite: one statement checks the rules and inserts; a trigger aborts it if anything overlaps.</summary>
internal static class SqliteTaking
{
    private const string Statement = """
        INSERT INTO appointments (
            id, place_id, counter_id, lane, type_id, class, state, mode, language, aids, starts_at, ends_at, busy_from, busy_until, occupies,
            hold_expires_at, hold_purpose, waiting_entry_id, replaces_id, owner_subject, sequence, created_at, version)
        SELECT @id, p.id, @counter, @lane, t.id, @class, @state, @mode, @language, @aids, @starts, @ends, @busyfrom, @busyuntil, true,
            @expires, @purpose, @entry, @replaces, @owner, 0, @created, 1
        FROM places p, appointment_types t
        WHERE p.id = @place AND p.version = @rules AND t.id = @type AND t.version = @typerules
        """;

    /// <summary>Takes the lane of the hold.</summary>
    /// <returns>False: the rules are others by now.</returns>
    public static async Task<bool> RunAsync(DatabaseFacade database, Appointment hold, RuleVersion rules, CancellationToken cancellationToken)
    {
        await using DbCommand command = database.GetDbConnection().CreateCommand();
        command.CommandText = Statement;
        command.Transaction = database.CurrentTransaction?.GetDbTransaction();
        AddParameters(command, hold, rules);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static void AddParameters(DbCommand command, Appointment hold, RuleVersion rules)
    {
        Add(command, "id", hold.Id);
        Add(command, "place", hold.PlaceId);
        Add(command, "counter", hold.CounterId);
        Add(command, "lane", hold.Lane);
        Add(command, "type", hold.TypeId);
        Add(command, "class", hold.Class.ToString());
        Add(command, "state", hold.State.ToString());
        Add(command, "mode", hold.Mode.ToString());
        Add(command, "language", hold.Language);
        Add(command, "aids", string.Join(' ', hold.Aids));
        Add(command, "starts", StoredInstant.Of(hold.StartsAt));
        Add(command, "ends", StoredInstant.Of(hold.EndsAt));
        Add(command, "busyfrom", StoredInstant.Of(hold.BusyFrom));
        Add(command, "busyuntil", StoredInstant.Of(hold.BusyUntil));
        Add(command, "expires", hold.HoldExpiresAt is { } expires ? StoredInstant.Of(expires) : null);
        Add(command, "purpose", hold.HoldPurpose?.ToString());
        Add(command, "entry", hold.WaitingEntryId);
        Add(command, "replaces", hold.ReplacesId);
        Add(command, "owner", hold.OwnerSubject);
        Add(command, "created", StoredInstant.Of(hold.CreatedAt));
        Add(command, "rules", rules.Place);
        Add(command, "typerules", rules.Type);
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
