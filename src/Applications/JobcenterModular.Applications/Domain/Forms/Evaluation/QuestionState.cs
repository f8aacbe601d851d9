using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>Whether a visible question counts as answered, as open, or not at all (optional and left empty).</summary>
internal enum QuestionState
{
    NotAsked,
    Answered,
    Open,
}

internal static class QuestionStates
{
    public static QuestionState Of(FormQuestion question, GivenAnswer? answer) =>
        IsAnswered(question, answer) ? QuestionState.Answered
        : !question.Optional || answer is { Kind: not AnswerKind.Empty } ? QuestionState.Open
        : QuestionState.NotAsked;

    private static bool IsAnswered(FormQuestion question, GivenAnswer? answer) => answer?.Kind switch
    {
        AnswerKind.DontKnow or AnswerKind.None => true,
        AnswerKind.Value => FieldsCheck.IsComplete(question.Value, answer.Element),
        _ => false,
    };
}
