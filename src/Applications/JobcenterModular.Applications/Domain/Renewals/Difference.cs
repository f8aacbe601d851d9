using System.Collections.Immutable;
using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Renewals;

/// <summary>
/// What a renewal changes in the household's circumstances: section by section, question by question. Sections about the
/// application itself (month, declarations) are left out, and what is only asked if there is news counts only if there is.
/// </summary>
internal sealed record Difference(ImmutableArray<PersonDifference> Persons, ImmutableArray<SectionDifference> Sections)
{
    /// <summary>Compares two sets of answers; neither is changed.</summary>
    /// <param name="form">The form of the renewal.</param>
    /// <param name="before">The answers in force when it was begun.</param>
    /// <param name="now">The answers that were sent.</param>
    /// <param name="asksAssets">The renewal asked for savings anew.</param>
    public static Difference Between(FormDefinition form, AnswerSheet before, AnswerSheet now, bool asksAssets = false)
    {
        if (form.Renewal?.For(asksAssets) is not { } rules)
            return new Difference([], []);
        ImmutableArray<PersonDifference> persons = HouseholdDifference.Of(before, now);
        var sections = ImmutableArray.CreateBuilder<SectionDifference>();
        foreach (FormSection section in form.Sections.Where(section => rules.BlockOf(section) is not null))
        {
            foreach (string key in KeysOf(section, before, now))
            {
                if (Compare(section, rules, key, before, now) is { } difference)
                    sections.Add(difference);
            }
        }

        return new Difference(persons, sections.ToImmutable());
    }

    /// <summary>The applicant's copy first, then the others by their number.</summary>
    private static IEnumerable<string> KeysOf(FormSection section, AnswerSheet before, AnswerSheet now) => before.Sections.Keys
        .Union(now.Sections.Keys, StringComparer.Ordinal)
        .Where(key => InstanceKey.TryParse(key) is { } instance && string.Equals(instance.Section, section.Key, StringComparison.Ordinal))
        .OrderBy(key => PersonIds.NumberOf(InstanceKey.TryParse(key)!.Value.Person));

    private static SectionDifference? Compare(FormSection section, RenewalRules rules, string key, AnswerSheet before, AnswerSheet now)
    {
        var questions = ImmutableArray.CreateBuilder<QuestionDifference>();
        foreach (FormQuestion question in section.Questions)
        {
            Reuse reuse = rules.Of(question);
            JsonElement? old = before.Answer(key, question.Id);
            JsonElement? current = now.Answer(key, question.Id);
            if (reuse != Reuse.Never && ChangeOf(reuse, old, current) is { } change)
                questions.Add(new QuestionDifference(question.Id, question.Text, change, old, current));
        }

        if (questions.Count == 0)
            return null;
        Change whole = !before.Sections.ContainsKey(key) ? Change.New : !now.Sections.ContainsKey(key) ? Change.Gone : Change.Changed;
        return new SectionDifference(key, section.Title, InstanceKey.TryParse(key)!.Value.Person, whole, questions.ToImmutable());
    }

    private static Change? ChangeOf(Reuse reuse, JsonElement? before, JsonElement? now) => (before, now) switch
    {
        (null, null) => null,
        (null, _) => Change.New,
        (_, null) => reuse == Reuse.Ask ? null : Change.Gone,
        ({ } old, { } current) => JsonElement.DeepEquals(old, current) ? null : Change.Changed,
    };
}

/// <summary>What became of an answer, a section or a person.</summary>
internal enum Change
{
    /// <summary>Was there, and is other than before.</summary>
    Changed,

    /// <summary>Was not there before.</summary>
    New,

    /// <summary>Is no longer there.</summary>
    Gone,
}

/// <summary>Somebody moved in or out.</summary>
internal sealed record PersonDifference(string Person, string? Name, Change Change);

/// <summary>A section instance in which something differs.</summary>
internal sealed record SectionDifference(string Key, string Title, string Person, Change Change, ImmutableArray<QuestionDifference> Questions);

/// <summary>A question that is answered otherwise than before.</summary>
internal sealed record QuestionDifference(string Question, string Text, Change Change, JsonElement? Before, JsonElement? Now);
