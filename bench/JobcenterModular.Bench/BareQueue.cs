using System.Text.Json;
using JobcenterModular.BuildingBlocks.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace JobcenterModular.Bench;

/// <summary>A page of the desk by plain SQL and keyset: the same filters, the same order, no rules and no clocks.</summary>
internal static class BareQueue
{
    private const string Columns = "id, kind, reason, application_id, case_id, reference, team, assignee, state, urgent, received_at, due_on, follow_up_on, done_at, version";

    public static async Task<Ok<BarePage>> ListAsync(HttpRequest request, NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        await using var select = new NpgsqlCommand { Connection = connection };
        string order = request.Query["queue"] == "due" || request.Query.ContainsKey("dueBy") ? "due_on" : request.Query.ContainsKey("followUpBy") ? "follow_up_on" : "received_at";
        List<string> where = [];
        foreach ((string name, string? value) in request.Query.Select(pair => (pair.Key, pair.Value.ToString())))
            where.AddRange(Condition(select, name, value!, order));
        if (!request.Query.ContainsKey("queue") && !request.Query.ContainsKey("state") && !request.Query.ContainsKey("reference"))
            where.Add("state <> 'Done'");
#pragma warning disable CA2100 // Texts of this class; values are parameters.
        select.CommandText = $"SELECT {Columns} FROM applications.work_items {(where.Count > 0 ? "WHERE " : "")}{string.Join(" AND ", where)} ORDER BY {order}, id LIMIT 51";
#pragma warning restore CA2100
        List<BareItem> items = [];
        await using NpgsqlDataReader reader = await select.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            items.Add(Read(reader));
        return TypedResults.Ok(new BarePage([.. items.Take(KeysetCursor.DefaultLimit)]));
    }

    private static IEnumerable<string> Condition(NpgsqlCommand select, string name, string value, string order)
    {
        switch (name)
        {
            case "queue":
                return value switch
                {
                    "new" => ["state = 'New'"],
                    "waiting" => ["state = 'WaitingForCustomer'"],
                    "mine" => ["state <> 'Done'", $"assignee = {Text("bench:caseworker")}"],
                    "urgent" => ["urgent", "state <> 'Done'"],
                    "due" => ["state <> 'Done'", $"due_on <= {Day(DateTime.UtcNow.ToString("yyyy-MM-dd"))}"],
                    "all" => [],
                    _ => ["state <> 'Done'"],
                };
            case "team" or "assignee" or "reference":
                return [$"{name} = {Text(value)}"];
            case "kind" or "state":
                return [$"{name} = {Text(AsStored(value))}"];
            case "urgent":
                return [value == "true" ? "urgent" : "NOT urgent"];
            case "dueBy":
                return [$"due_on <= {Day(value)}"];
            case "followUpBy":
                return [$"follow_up_on <= {Day(value)}"];
            case "receivedFrom":
                return [$"received_at >= {Instant(DateOnly.Parse(value).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))}"];
            case "cursor":
                KeysetCursor after = KeysetCursor.Decode(value)!;
                string at = order == "received_at" ? Instant(after.At.UtcDateTime) : Day(after.At.ToString("yyyy-MM-dd"));
                return [$"({order}, id) > ({at}, {Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(after.Tie) })})"];
            default:
                return [];
        }

        string Text(string text) => Add(new NpgsqlParameter<string> { TypedValue = text });
        string Day(string day) => Add(new NpgsqlParameter<DateOnly> { TypedValue = DateOnly.Parse(day) });
        string Instant(DateTime instant) => Add(new NpgsqlParameter<DateTime> { TypedValue = instant });
        string Add(NpgsqlParameter parameter)
        {
            select.Parameters.Add(parameter);
            return $"${select.Parameters.Count}";
        }
    }

    private static string AsStored(string value) => char.ToUpperInvariant(value[0]) + value[1..];

    private static BareItem Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        JsonNamingPolicy.CamelCase.ConvertName(reader.GetString(1)),
        reader.IsDBNull(2) ? null : reader.GetString(2),
        reader.GetGuid(3),
        reader.GetGuid(4),
        reader.GetString(5),
        reader.GetString(6),
        reader.IsDBNull(7) ? null : reader.GetString(7),
        reader.GetString(8),
        reader.GetBoolean(9),
        reader.GetDateTime(10),
        reader.IsDBNull(11) ? null : reader.GetFieldValue<DateOnly>(11),
        reader.IsDBNull(12) ? null : reader.GetFieldValue<DateOnly>(12),
        reader.IsDBNull(13) ? null : reader.GetDateTime(13),
        reader.GetInt64(14));

    internal sealed record BarePage(IReadOnlyList<BareItem> Items);

    internal sealed record BareItem(
        Guid Id, string Kind, string? Reason, Guid ApplicationId, Guid CaseId, string Reference, string Team, string? Assignee, string State, bool Urgent,
        DateTime ReceivedAt, DateOnly? DueOn, DateOnly? FollowUpOn, DateTime? DoneAt, long Version);
}
