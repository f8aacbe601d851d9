using System.Collections.Immutable;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>Where an application stands: all that progress, submission and summary need.</summary>
internal sealed record FormEvaluation
{
    /// <summary>The applicant first.</summary>
    public required ImmutableArray<HouseholdPerson> Persons { get; init; }

    public required ImmutableArray<SectionState> Sections { get; init; }

    /// <summary>Identity and contact questions without which nothing can be sent.</summary>
    public required ImmutableArray<QuestionAt> BlockingMissing { get; init; }

    public required ImmutableArray<RaisedHint> Hints { get; init; }

    public required ImmutableArray<EvidenceDue> Evidence { get; init; }

    public required ImmutableArray<AnnexDue> Annexes { get; init; }

    /// <summary>In a renewal: what came along, block by block. Empty in a first application.</summary>
    public required ImmutableArray<BlockState> Blocks { get; init; }

    public required ImmutableArray<FollowUp> FollowUps { get; init; }

    /// <summary>Answers to questions that are no longer asked: kept, not sent.</summary>
    public required ImmutableArray<QuestionAt> HiddenAnswers { get; init; }

    /// <summary>Something cannot wait: the office is told the same day.</summary>
    public required bool Urgent { get; init; }

    public required string? ContactMail { get; init; }

    public required ImmutableArray<string> ContactChannels { get; init; }

    public required FormCounts Counts { get; init; }

    public bool CanBeSubmitted => BlockingMissing.IsEmpty;

    public static FormEvaluation Run(FormDefinition form, AnswerSheet sheet, FormFacts facts) => Of(Visibility.Of(form, sheet, facts));

    public static FormEvaluation Of(Visibility visibility) => new Evaluator(visibility).Run();

    /// <summary>The sheet as it is sent: without hidden answers.</summary>
    public AnswerSheet ToSend(AnswerSheet sheet)
    {
        var hidden = HiddenAnswers.ToHashSet();
        return hidden.Count == 0 ? sheet : sheet.Where((key, question) => !hidden.Contains(new QuestionAt(key, question)));
    }
}
