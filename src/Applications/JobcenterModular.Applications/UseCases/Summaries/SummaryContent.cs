using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Drafts;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>Everything that stands in a summary.</summary>
internal sealed record SummaryContent(
    string Office,
    string Reference,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    DateTimeOffset SubmittedAt,
    string AnswersSha256,
    FormDefinition Form,
    AnswerSheet Answers,
    FormEvaluation Evaluation,
    IReadOnlyList<PaperView> Papers,
    IReadOnlyList<EvidenceItem> Evidence,
    string? TakenByPhone = null);
