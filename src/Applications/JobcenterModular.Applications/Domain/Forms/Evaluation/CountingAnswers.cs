using System.Text.Json;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>The answers conditions may see in one round: those that can count and are not hidden.</summary>
/// <param name="given">All answers of the sheet.</param>
/// <param name="leftOut">Those that are hidden, by number.</param>
internal sealed class CountingAnswers(GivenAnswers given, bool[] leftOut)
{
    /// <summary>All answers of the person's copies, for the applicant with those of sections asked once; null without any.</summary>
    public GivenPerson? Of(string person) => given.Of(person);

    /// <summary>The person's answer to the question, if it counts.</summary>
    public GivenAnswer? Find(GivenPerson? person, QuestionPlace place) =>
        person?[place.Section]?.Answer(place.Question) is { CanCount: true } answer && !leftOut[answer.Number] ? answer : null;

    public JsonElement? Find(string person, string question) =>
        given.Form.Question(question) is { } place ? Find(Of(person), place)?.Element : null;
}
