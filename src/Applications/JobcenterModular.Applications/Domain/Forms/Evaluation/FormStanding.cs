using System.Text.Json;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>
/// The little that every save must know: how far the answers are, and whether something is urgent. It asks no condition
/// of hints or evidence; <see cref="FormEvaluation"/> has those.
/// </summary>
internal sealed record FormStanding(FormCounts Counts, bool Urgent)
{
    /// <summary>The choice of <c>start.urgent</c> that says nothing is urgent.</summary>
    private const string NothingUrgent = "nichts";

    public static FormStanding Of(Visibility visibility)
    {
        int answered = 0;
        int open = 0;
        foreach (var section in visibility.Sections)
        {
            foreach (var question in section.Questions)
            {
                var state = QuestionStates.Of(question, section.Given?.Answer(question));
                answered += state == QuestionState.Answered ? 1 : 0;
                open += state == QuestionState.Open ? 1 : 0;
            }
        }

        return new FormStanding(new FormCounts(answered, open), IsUrgent(visibility));
    }

    public static bool IsUrgent(Visibility visibility) =>
        visibility.AnswerOfApplicant(QuestionIds.Urgent) is { ValueKind: JsonValueKind.Array } chosen && HoldsAnythingUrgent(chosen);

    private static bool HoldsAnythingUrgent(JsonElement choices)
    {
        foreach (var choice in choices.EnumerateArray())
        {
            if (!choice.ValueEquals(NothingUrgent))
                return true;
        }

        return false;
    }
}
