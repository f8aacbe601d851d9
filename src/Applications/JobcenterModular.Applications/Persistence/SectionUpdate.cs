using JobcenterModular.Applications.Domain;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobcenterModular.Applications.Persistence;

/// <summary>
/// The most frequent write of all, as one statement past the change tracker, which costs more than all of the form's
/// rules (docs/adr/0011-direct-update-on-save.md). It writes what <see cref="BenefitApplication.SaveSection"/> changes.
/// </summary>
internal static class SectionUpdate
{
    private const string Assignments = """
         SET answers = {0}, section_versions = {1}, highest_person_number = {2}, answered_questions = {3}, open_questions = {4},
        urgent = {5}, last_activity_at = {6}, keep_until = {7}, version = {8} + 1
        WHERE id = {9} AND version = {8}
        """;

    /// <summary>The statement for a model: its schema is that of the module on PostgreSQL, and none on SQLite.</summary>
    public static string For(IReadOnlyModel model) =>
        model.GetDefaultSchema() is null ? "UPDATE applications" + Assignments : "UPDATE applications.applications" + Assignments;

    public static async Task ExecuteAsync(DatabaseFacade database, string statement, BenefitApplication draft, CancellationToken cancellationToken)
    {
        if (draft.DomainEvents.Count > 0)
            throw new InvalidOperationException("Events of this save would not reach the outbox.");
        int rows = await database.ExecuteSqlRawAsync(
            statement,
            [
                draft.Answers,
                draft.SectionVersions,
                draft.HighestPersonNumber,
                draft.AnsweredQuestions,
                draft.OpenQuestions,
                draft.Urgent,
                StoredInstant.Of(draft.LastActivityAt),
                draft.KeepUntil,
                draft.Version,
                draft.Id.Value,
            ],
            cancellationToken);
        if (rows != 1)
            throw new DbUpdateConcurrencyException("The application was saved by somebody else in between.");
    }
}
