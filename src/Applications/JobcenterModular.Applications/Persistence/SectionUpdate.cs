using System.Data.Common;
using JobcenterModular.Applications.Domain;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobcenterModular.Applications.Persistence;

/// <summary>
/// The most frequent write of all, as one statement past the change tracker, which would cost more than the form's rules
/// (docs/adr/0011-direct-update-on-save.md). It writes what <see cref="BenefitApplication.SaveSection"/> changes.
/// </summary>
internal static class SectionUpdate
{
    private const string Assignments = """
         SET answers = @answers, section_versions = @section_versions, highest_person_number = @highest_person_number,
        answered_questions = @answered_questions, open_questions = @open_questions, urgent = @urgent,
        last_activity_at = @last_activity_at, keep_until = @keep_until, version = @version + 1
        WHERE id = @id AND version = @version
        """;

    /// <summary>The statement for a model: the table stands in the module's schema on PostgreSQL, and in none on SQLite.</summary>
    public static string For(IReadOnlyModel model) =>
        model.GetDefaultSchema() is null ? "UPDATE applications" + Assignments : "UPDATE applications.applications" + Assignments;

    public static async Task ExecuteAsync(DatabaseFacade database, string statement, BenefitApplication draft, CancellationToken cancellationToken)
    {
        if (draft.DomainEvents.Count > 0)
            throw new InvalidOperationException("Events of this save would not reach the outbox.");
        await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using DbCommand command = database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // One of the two constants above.
            command.CommandText = statement;
#pragma warning restore CA2100
            Add(command, "answers", draft.Answers);
            Add(command, "section_versions", draft.SectionVersions);
            Add(command, "highest_person_number", draft.HighestPersonNumber);
            Add(command, "answered_questions", draft.AnsweredQuestions);
            Add(command, "open_questions", draft.OpenQuestions);
            Add(command, "urgent", draft.Urgent);
            Add(command, "last_activity_at", StoredInstant.Of(draft.LastActivityAt));
            Add(command, "keep_until", draft.KeepUntil);
            Add(command, "version", draft.Version);
            Add(command, "id", draft.Id.Value);
            if (await command.ExecuteNonQueryAsync(cancellationToken) != 1)
                throw new DbUpdateConcurrencyException("The application was saved by somebody else in between.");
        }
        finally
        {
            await database.CloseConnectionAsync();
        }
    }

    private static void Add(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
