using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>The answers of one section instance. A sheet may hold some of questions that are gone.</summary>
internal sealed class GivenSection
{
    private readonly GivenAnswer?[] byPosition;

    /// <summary>Reads them, and adds them to all those of the sheet.</summary>
    public GivenSection(string key, FormSection section, JsonElement answers, ImmutableArray<GivenAnswer>.Builder all)
    {
        byPosition = new GivenAnswer?[section.Questions.Length];
        First = all.Count;
        var next = 0;
        foreach (var property in answers.EnumerateObject())
        {
            var question = QuestionOf(section, property, ref next);
            var answer = new GivenAnswer(all.Count, new QuestionAt(key, question?.Id ?? property.Name), question, property.Value);
            all.Add(answer);
            if (question is not null)
                byPosition[question.Position] = answer;
        }

        Count = all.Count - First;
    }

    /// <summary>The number of the first answer; the others follow it.</summary>
    public int First { get; }

    public int Count { get; }

    /// <summary>Adds the answers of a section that is gone.</summary>
    public static void AddUnknown(string key, JsonElement answers, ImmutableArray<GivenAnswer>.Builder all)
    {
        foreach (var property in answers.EnumerateObject())
            all.Add(new GivenAnswer(all.Count, new QuestionAt(key, property.Name), question: null, property.Value));
    }

    /// <summary>The answer to a question of this section.</summary>
    public GivenAnswer? Answer(FormQuestion question) => byPosition[question.Position];

    /// <summary>Answers are stored in the order of the questions: the one meant is the next or stands soon after it.</summary>
    private static FormQuestion? QuestionOf(FormSection section, JsonProperty property, ref int next)
    {
        var name = JsonMarshal.GetRawUtf8PropertyName(property);
        for (var i = next; i < section.Questions.Length; i++)
        {
            if (!name.SequenceEqual(section.Questions[i].Utf8Id))
                continue;
            next = i + 1;
            return section.Questions[i];
        }

        return section.Question(property.Name);
    }
}
