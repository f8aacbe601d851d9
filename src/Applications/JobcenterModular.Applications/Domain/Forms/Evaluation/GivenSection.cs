using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>The answers of one section instance. A sheet may hold some of sections and questions that are gone.</summary>
internal sealed class GivenSection
{
    private readonly GivenAnswer?[] byPosition = [];

    /// <summary>Reads them, and adds them to all those of the sheet.</summary>
    public GivenSection(FormDefinition form, string key, JsonElement answers, List<GivenAnswer> all)
    {
        var instance = InstanceKey.TryParse(key);
        var section = instance is { } known ? form.Section(known.Section) : null;
        if (section is not null)
            byPosition = new GivenAnswer?[section.Questions.Length];
        foreach (var property in answers.EnumerateObject())
        {
            var name = property.Name;
            var question = section?.Question(name);
            var answer = new GivenAnswer(all.Count, new QuestionAt(key, question?.Id ?? name), instance?.Person, section, question, property.Value);
            all.Add(answer);
            if (question is not null)
                byPosition[question.Position] = answer;
        }
    }

    /// <summary>The answer to a question of this section.</summary>
    public GivenAnswer? Answer(FormQuestion question) => byPosition[question.Position];
}

/// <summary>One answer of a sheet.</summary>
internal sealed class GivenAnswer(int number, QuestionAt at, string? person, FormSection? section, FormQuestion? question, JsonElement element)
{
    public int Number => number;

    public QuestionAt At => at;

    public string? Person => person;

    public FormSection? Section => section;

    public FormQuestion? Question => question;

    public JsonElement Element => element;

    public AnswerKind Kind { get; } = element.KindOf();

    /// <summary>
    /// Whether conditions see it unless it is hidden: a value of a known question.
    /// "Weiß ich nicht" and "habe ich nicht" read as null.
    /// </summary>
    public bool CanCount => question is not null && Kind == AnswerKind.Value;

    /// <summary>What conditions read.</summary>
    public Value Value => field.Kind == ValueKind.Undefined ? field = Value.From(element) : field;
}

/// <summary>A question in one section instance.</summary>
internal readonly record struct QuestionAt(string Section, string Question);
