using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>One visible section instance: what is asked, answered and still open, by question id.</summary>
internal sealed record SectionState(
    string Key,
    string SectionKey,
    string Letter,
    string Title,
    string Person,
    ImmutableArray<string> Visible,
    ImmutableArray<string> Answered,
    ImmutableArray<string> Open);

/// <summary>A note to the applicant or the office.</summary>
internal sealed record RaisedHint(string Section, string Question, string Person, string Code, string Text, string Audience);

/// <summary>A paper due for one person, and the questions that ask for it. Optional: offered, never missing.</summary>
internal sealed record EvidenceDue(string Code, string Title, string? Help, string Person, ImmutableArray<QuestionAt> Because, bool Optional);

/// <summary>An official annex that applies, and the persons it applies to.</summary>
internal sealed record AnnexDue(string Name, ImmutableArray<string> Persons);

/// <summary>A question somebody must come back to.</summary>
internal sealed record FollowUp(string Section, string Question, string Person, string Text, FollowUpReason Reason);

internal enum FollowUpReason
{
    /// <summary>Not answered, or only in part.</summary>
    Open,

    /// <summary>Answered with "Weiß ich nicht".</summary>
    DontKnow,
}

/// <summary>Questions that count: answered ones, and those that should be.</summary>
internal sealed record FormCounts(int Answered, int Open)
{
    public int Percent => Answered + Open == 0 ? 100 : Answered * 100 / (Answered + Open);
}
