using System.Text.Json;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>The answers conditions may see in one round: those that can count and are not hidden.</summary>
/// <param name="given">All answers of the sheet.</param>
/// <param name="leftOut">Those that are hidden, by number.</param>
internal sealed class CountingAnswers(GivenAnswers given, bool[] leftOut)
{
    /// <summary>Answers of the person's own copies; for the applicant with those of sections asked once.</summary>
    public IEnumerable<GivenAnswer> For(string person)
    {
        foreach (var answer in given.All)
        {
            if (Counts(answer) && string.Equals(answer.Person, person, StringComparison.Ordinal))
                yield return answer;
        }
    }

    public JsonElement? Find(string person, string question) =>
        given.Find(person, question) is { } answer && Counts(answer) ? answer.Element : null;

    private bool Counts(GivenAnswer answer) => answer.CanCount && !leftOut[answer.Number];
}
