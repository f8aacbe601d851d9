namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>
/// Answers of an adult of the household who answered alone: the office has them, the applicant may not see them. Without
/// the answers themselves.
/// </summary>
internal sealed class ClosedAnswers
{
    public required Guid ApplicationId { get; init; }

    /// <summary>The section instance, such as <c>income:p1</c>.</summary>
    public required string Section { get; init; }

    /// <summary>Whose answers they are, such as <c>p1</c>.</summary>
    public string PersonId => Section[(Section.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
