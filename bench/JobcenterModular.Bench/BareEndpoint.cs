using System.Globalization;
using System.Text.Json;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;

namespace JobcenterModular.Bench;

/// <summary>
/// What the Host is measured against: the same two statements with plain Npgsql in a minimal-API endpoint. No
/// authentication, no validation, no rules: it writes the answers that it read back again.
/// </summary>
internal static class BareEndpoint
{
    /// <summary>First argument that makes this program the bare server.</summary>
    public const string Verb = "serve-bare";

    private const string Select = """
        SELECT a.id, a.answered_questions, a.answers, a.application_date, a.confirmed_at, a.form_key, a.form_version,
            a.highest_person_number, a.keep_until, a.last_activity_at, a.open_questions, a.owner_subject, a.reference,
            a.retired_answers, a.section_versions, a.started_at, a.status, a.submitted_at, a.team, a.urgent, a.version
        FROM applications.applications AS a
        WHERE a.id = $1
        LIMIT 2
        """;

    private const string Update = """
        UPDATE applications.applications SET answers = $1, section_versions = $2, highest_person_number = $3, answered_questions = $4, open_questions = $5,
        urgent = $6, last_activity_at = $7, keep_until = $8, version = $9 + 1
        WHERE id = $10 AND version = $9
        """;

    public static async Task RunAsync(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSingleton(HousePool(builder.Configuration["Database:ConnectionString"]!));
        WebApplication app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        app.MapPut("/api/v1/applications/{id:guid}/sections/{key}", SaveAsync);
        app.MapPost("/api/v1/applications/{id:guid}/documents", BareUpload.CopyAsync);
        app.MapPost("/api/v1/slot-holds", BareHold.InsertAsync);
        app.MapGet("/api/v1/casework/items", BareQueue.ListAsync);
        await app.RunAsync();
    }

    private static async Task<Results<Ok<Saved>, Conflict>> SaveAsync(
        Guid id, string key, JsonElement answers, HttpContext http, NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        Row row = await ReadAsync(connection, id, cancellationToken);
        await using var update = new NpgsqlCommand(Update, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = row.Answers },
                new NpgsqlParameter<string> { TypedValue = row.SectionVersions },
                new NpgsqlParameter<int> { TypedValue = row.HighestPersonNumber },
                new NpgsqlParameter<int> { TypedValue = row.Answered },
                new NpgsqlParameter<int> { TypedValue = row.Open },
                new NpgsqlParameter<bool> { TypedValue = row.Urgent },
                new NpgsqlParameter<DateTime> { TypedValue = DateTime.UtcNow },
                new NpgsqlParameter<DateOnly> { TypedValue = row.KeepUntil },
                new NpgsqlParameter<long> { TypedValue = row.Version },
                new NpgsqlParameter<Guid> { TypedValue = id },
            },
        };
        if (await update.ExecuteNonQueryAsync(cancellationToken) != 1)
            return TypedResults.Conflict();
        string etag = http.Request.Headers.IfMatch.ToString();
        http.Response.Headers.ETag = etag;
        return TypedResults.Ok(new Saved(key, etag, answers, row.Answered, row.Open, row.KeepUntil, row.KeepUntil.ToDateTime(TimeOnly.MinValue)));
    }

    // Every column is read, as a mapper has to.
    private static async Task<Row> ReadAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken)
    {
        await using var select = new NpgsqlCommand(Select, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = id } } };
        await using NpgsqlDataReader reader = await select.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No application {id}."));
        return new Row(
            reader.GetGuid(0),
            reader.GetInt32(1),
            reader.GetString(2),
            reader.GetFieldValue<DateOnly>(3),
            await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetDateTime(4),
            reader.GetString(5),
            reader.GetInt32(6),
            reader.GetInt32(7),
            reader.GetFieldValue<DateOnly>(8),
            reader.GetDateTime(9),
            reader.GetInt32(10),
            await reader.IsDBNullAsync(11, cancellationToken) ? null : reader.GetString(11),
            reader.GetString(12),
            await reader.IsDBNullAsync(13, cancellationToken) ? null : reader.GetString(13),
            reader.GetString(14),
            reader.GetDateTime(15),
            reader.GetString(16),
            await reader.IsDBNullAsync(17, cancellationToken) ? null : reader.GetDateTime(17),
            reader.GetString(18),
            reader.GetBoolean(19),
            reader.GetInt64(20));
    }

    // A pool with the settings that the Host's modules get, so that they cannot drift from theirs.
    private static NpgsqlDataSource HousePool(string connectionString)
    {
        var database = new ModuleDatabase(Options.Create(new DatabaseOptions { Provider = DatabaseProvider.PostgreSql, ConnectionString = connectionString }));
        var builder = new DbContextOptionsBuilder();
        database.Configure(builder, "applications", typeof(BareEndpoint).Assembly);
#pragma warning disable EF1001 // Only to take the settings out of the options.
        return NpgsqlDataSource.Create(builder.Options.FindExtension<NpgsqlOptionsExtension>()!.ConnectionString!);
#pragma warning restore EF1001
    }

    private sealed record Saved(
        string Section, string Etag, JsonElement Answers, int AnsweredQuestions, int OpenQuestions, DateOnly KeepUntil, DateTime ExpiresAt);

    private sealed record Row(
        Guid Id,
        int Answered,
        string Answers,
        DateOnly ApplicationDate,
        DateTime? ConfirmedAt,
        string FormKey,
        int FormVersion,
        int HighestPersonNumber,
        DateOnly KeepUntil,
        DateTime LastActivityAt,
        int Open,
        string? OwnerSubject,
        string Reference,
        string? RetiredAnswers,
        string SectionVersions,
        DateTime StartedAt,
        string Status,
        DateTime? SubmittedAt,
        string Team,
        bool Urgent,
        long Version);
}
