using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>One answer of a sheet.</summary>
internal sealed class GivenAnswer(int number, QuestionAt at, FormQuestion? question, JsonElement element)
{
    public int Number => number;

    public QuestionAt At => at;

    /// <summary>Null when the form has no such question in this section.</summary>
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
