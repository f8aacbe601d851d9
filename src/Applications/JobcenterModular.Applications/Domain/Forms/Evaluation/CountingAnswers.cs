using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>
/// The answers conditions may see, by person: values of known questions that are not hidden.
/// "Weiß ich nicht", "habe ich nicht" and answers to hidden questions read as null.
/// </summary>
internal sealed class CountingAnswers
{
    private readonly Dictionary<string, List<CountingAnswer>> byPerson = new(StringComparer.Ordinal);

    public CountingAnswers(FormDefinition form, AnswerSheet sheet, IReadOnlySet<QuestionAt> hidden)
    {
        foreach (var (key, section) in sheet.Sections)
        {
            if (InstanceKey.TryParse(key) is not { } instance || form.Section(instance.Section) is not { } definition)
                continue;
            foreach (var answer in section.EnumerateObject())
            {
                if (definition.Question(answer.Name) is { } question
                    && answer.Value.KindOf() == AnswerKind.Value
                    && !hidden.Contains(new QuestionAt(key, question.Id)))
                {
                    Of(instance.Person).Add(new CountingAnswer(definition, question, answer.Value));
                }
            }
        }
    }

    /// <summary>Answers of the person's own copies; for the applicant with those of sections asked once.</summary>
    public IReadOnlyList<CountingAnswer> For(string person) => byPerson.TryGetValue(person, out var answers) ? answers : [];

    public JsonElement? Find(string person, string question)
    {
        foreach (var answer in For(person))
        {
            if (string.Equals(answer.Question.Id, question, StringComparison.Ordinal))
                return answer.Value;
        }

        return null;
    }

    private List<CountingAnswer> Of(string person)
    {
        if (!byPerson.TryGetValue(person, out var answers))
            byPerson[person] = answers = [];
        return answers;
    }
}

internal readonly record struct CountingAnswer(FormSection Section, FormQuestion Question, JsonElement Value);

/// <summary>A question in one section instance.</summary>
internal readonly record struct QuestionAt(string Section, string Question);
