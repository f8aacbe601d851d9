using System.Collections.Frozen;
using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>
/// Where conditions find answers: the ids of questions cut at their dots, one level per name. A place is either a
/// question or has others below it, never both.
/// </summary>
internal sealed class AnswerPaths
{
    private readonly FrozenDictionary<string, AnswerPaths> below;

    private AnswerPaths(ImmutableArray<QuestionPlace> places, int depth)
    {
        Question = places is [var only] && only.Question.Path.Length == depth ? only : null;
        below = Question is not null
            ? FrozenDictionary<string, AnswerPaths>.Empty
            : places.GroupBy(p => p.Question.Path[depth], StringComparer.Ordinal)
                .ToFrozenDictionary(g => g.Key, g => new AnswerPaths([.. g], depth + 1), StringComparer.Ordinal);
    }

    /// <summary>The question whose id ends here.</summary>
    public QuestionPlace? Question { get; }

    public ImmutableArray<AnswerPaths> Below => below.Values;

    /// <summary>One level down; null when no id goes there.</summary>
    public AnswerPaths? this[string name] => below.GetValueOrDefault(name);

    public static AnswerPaths Of(IEnumerable<FormSection> sections) =>
        new([.. sections.SelectMany(s => s.Questions.Select(q => new QuestionPlace(s, q)))], 0);
}
