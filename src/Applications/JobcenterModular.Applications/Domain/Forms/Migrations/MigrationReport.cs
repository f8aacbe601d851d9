using System.Collections.Immutable;
using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.Applications.Domain.Forms.Migrations;

internal sealed record MigrationResult(AnswerSheet Sheet, MigrationReport Report);

/// <summary>What became of each answer, and what is asked anew.</summary>
internal sealed record MigrationReport(ImmutableArray<MigrationEntry> Entries, ImmutableArray<AddedQuestion> Added)
{
    /// <summary>Answers that did not come along: to be shown to the person.</summary>
    public IEnumerable<MigrationEntry> Lost => Entries.Where(e => e.Outcome is MigrationOutcome.Dropped or MigrationOutcome.AskAgain);
}

/// <summary>One answer of the old sheet.</summary>
/// <param name="From">Where it stood.</param>
/// <param name="OldText">The question as the person read it.</param>
/// <param name="OldValue">The answer as it was.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="To">Where it stands now; null when it did not come along.</param>
/// <param name="Reason">German text for people, when it did not come along.</param>
internal sealed record MigrationEntry(
    QuestionAt From, string OldText, JsonElement OldValue, MigrationOutcome Outcome, QuestionAt? To, string? Reason);

internal sealed record AddedQuestion(string SectionKey, string Question, string Text);

internal enum MigrationOutcome
{
    /// <summary>The same answer at the same place.</summary>
    Carried,

    /// <summary>Taken over under another id or with another option.</summary>
    Mapped,

    /// <summary>No longer asked.</summary>
    Dropped,

    /// <summary>Asked again, because the old answer does not answer the new question.</summary>
    AskAgain,
}

internal static class MigrationReasons
{
    public const string NotInForm = "Diese Frage gibt es nicht mehr.";
    public const string NoPlace = "Diese Angabe passt nicht mehr an ihre Stelle im Formular.";
    public const string NoLongerFits = "Ihre frühere Antwort passt nicht mehr zu dieser Frage.";
}
