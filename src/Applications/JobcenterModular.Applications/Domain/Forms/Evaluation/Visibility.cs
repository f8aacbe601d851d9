using System.Collections.Immutable;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>
/// Who belongs to the household and which questions each person is asked.
/// An answer to a hidden question counts as not given, and hiding it may hide or show others: so this is
/// repeated until nothing changes. A round is needed for each link of a chain of conditions; usually one.
/// </summary>
internal sealed class Visibility
{
    /// <summary>Longer than any chain of conditions that people could follow; ends forms whose conditions go in circles.</summary>
    private const int MostRounds = 12;

    private readonly Dictionary<string, VisibleSection> byKey;

    private Visibility(
        FormDefinition form,
        AnswerSheet sheet,
        FormFacts facts,
        ConditionContext context,
        ImmutableArray<HouseholdPerson> persons,
        ImmutableArray<VisibleSection> sections)
    {
        Form = form;
        Sheet = sheet;
        Facts = facts;
        Context = context;
        Persons = persons;
        Sections = sections;
        byKey = sections.ToDictionary(s => s.Key, StringComparer.Ordinal);
        Hidden = FindHidden();
    }

    public FormDefinition Form { get; }

    public AnswerSheet Sheet { get; }

    public FormFacts Facts { get; }

    public ConditionContext Context { get; }

    /// <summary>The applicant first.</summary>
    public ImmutableArray<HouseholdPerson> Persons { get; }

    public ImmutableArray<VisibleSection> Sections { get; }

    /// <summary>Answers that are kept but neither count nor are sent.</summary>
    public IReadOnlySet<QuestionAt> Hidden { get; }

    public VisibleSection? Section(string key) => byKey.GetValueOrDefault(key);

    public static Visibility Of(FormDefinition form, AnswerSheet sheet, FormFacts facts)
    {
        IReadOnlySet<QuestionAt> hidden = new HashSet<QuestionAt>();
        for (var round = 1; ; round++)
        {
            var visibility = Look(form, sheet, facts, hidden);
            if (round == MostRounds || visibility.Hidden.SetEquals(hidden))
                return visibility;
            hidden = visibility.Hidden;
        }
    }

    private static Visibility Look(FormDefinition form, AnswerSheet sheet, FormFacts facts, IReadOnlySet<QuestionAt> hidden)
    {
        var answers = new CountingAnswers(form, sheet, hidden);
        var persons = HouseholdReader.Read(facts, answers);
        var context = new ConditionContext(form, facts, answers, persons);
        persons = [.. persons.Select(p => p.IsApplicant ? p : p with { Role = RoleOf(form, context, p) })];
        context.SetRoles(persons);

        var sections = new List<(int Order, int Person, VisibleSection Section)>();
        for (var p = 0; p < persons.Length; p++)
        {
            var data = context.For(persons[p]);
            for (var s = 0; s < form.Sections.Length; s++)
            {
                var section = form.Sections[s];
                if (!section.IsFor(persons[p].Id, persons[p].Role) || section.When?.IsTrue(data) == false)
                    continue;
                var questions = section.Questions.Where(q => q.When?.IsTrue(data) != false).ToImmutableArray();
                if (questions.Length > 0)
                    sections.Add((s, p, new VisibleSection(new InstanceKey(section.Key, persons[p].Id).ToString(), section, persons[p], questions)));
            }
        }

        sections.Sort((a, b) => (a.Order, a.Person).CompareTo((b.Order, b.Person)));
        return new Visibility(form, sheet, facts, context, persons, [.. sections.Select(s => s.Section)]);
    }

    private static string? RoleOf(FormDefinition form, ConditionContext context, HouseholdPerson person)
    {
        var data = context.For(person);
        return form.PersonRoles.FirstOrDefault(r => r.When?.IsTrue(data) != false)?.Role;
    }

    private HashSet<QuestionAt> FindHidden()
    {
        var hidden = new HashSet<QuestionAt>();
        foreach (var (key, answers) in Sheet.Sections)
        {
            var section = Section(key);
            foreach (var answer in answers.EnumerateObject())
            {
                if (section?.Asks(answer.Name) != true)
                    hidden.Add(new QuestionAt(key, answer.Name));
            }
        }

        return hidden;
    }
}

/// <summary>A section instance with the questions its person is asked.</summary>
internal sealed record VisibleSection(string Key, FormSection Section, HouseholdPerson Person, ImmutableArray<FormQuestion> Questions)
{
    public bool Asks(string question)
    {
        foreach (var visible in Questions)
        {
            if (string.Equals(visible.Id, question, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
