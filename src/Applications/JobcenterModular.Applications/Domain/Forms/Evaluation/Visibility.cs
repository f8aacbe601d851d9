using System.Collections.Immutable;
using System.Text.Json;
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

    private readonly bool[] hidden;

    private Visibility(
        FormDefinition form,
        FormFacts facts,
        GivenAnswers given,
        ConditionContext context,
        ImmutableArray<HouseholdPerson> persons,
        ImmutableArray<VisibleSection> sections)
    {
        Form = form;
        Facts = facts;
        Given = given;
        Context = context;
        Persons = persons;
        Sections = sections;
        hidden = HiddenOf(given, sections);
    }

    public FormDefinition Form { get; }

    public FormFacts Facts { get; }

    public GivenAnswers Given { get; }

    public ConditionContext Context { get; }

    /// <summary>How often the conditions were looked at.</summary>
    public int Rounds { get; private init; }

    /// <summary>The applicant first.</summary>
    public ImmutableArray<HouseholdPerson> Persons { get; }

    public ImmutableArray<VisibleSection> Sections { get; }

    /// <summary>Answers that are kept but neither count nor are sent.</summary>
    public IEnumerable<QuestionAt> Hidden => Given.All.Where(a => hidden[a.Number]).Select(a => a.At);

    public VisibleSection? Section(FormSection section, string person)
    {
        foreach (var visible in Sections)
        {
            if (visible.Section == section && string.Equals(visible.Person.Id, person, StringComparison.Ordinal))
                return visible;
        }

        return null;
    }

    /// <summary>The applicant's answer, when the question is asked.</summary>
    public JsonElement? AnswerOfApplicant(string question) =>
        Form.Question(question) is { } place
        && Section(place.Section, PersonIds.Applicant) is { } section
        && section.Asks(place.Question)
            ? section.Given?.Answer(place.Question)?.Element
            : null;

    public static Visibility Of(FormDefinition form, AnswerSheet sheet, FormFacts facts)
    {
        var given = new GivenAnswers(form, sheet);
        var leftOut = new bool[given.All.Length];
        for (var round = 1; ; round++)
        {
            var visibility = Look(form, given, facts, leftOut, round);
            if (round == MostRounds || visibility.FindsNoMoreThan(leftOut))
                return visibility;
            leftOut = visibility.hidden;
        }
    }

    /// <summary>Another round would find the same: what is hidden now, and was not left out, conditions did not see anyway.</summary>
    private bool FindsNoMoreThan(bool[] leftOut)
    {
        foreach (var answer in Given.All)
        {
            if (answer.CanCount && hidden[answer.Number] != leftOut[answer.Number])
                return false;
        }

        return true;
    }

    private static Visibility Look(FormDefinition form, GivenAnswers given, FormFacts facts, bool[] leftOut, int round)
    {
        var answers = new CountingAnswers(given, leftOut);
        var persons = HouseholdReader.Read(facts, answers);
        var context = new ConditionContext(form, facts, answers, persons);
        persons = [.. persons.Select((p, i) => p.IsApplicant ? p : p with { Role = RoleOf(form, context[i]) })];
        context.SetRoles(persons);

        var sections = ImmutableArray.CreateBuilder<VisibleSection>(form.Sections.Length * persons.Length);
        foreach (var section in form.Sections)
        {
            for (var i = 0; i < persons.Length; i++)
            {
                var person = persons[i];
                if (section.IsFor(person.Id, person.Role)
                    && VisibleSection.Look(section, person, given.Of(person.Id)?[section], context[i]) is { } visible)
                {
                    sections.Add(visible);
                }
            }
        }

        return new Visibility(form, facts, given, context, persons, sections.DrainToImmutable()) { Rounds = round };
    }

    private static string? RoleOf(FormDefinition form, PersonConditions conditions) =>
        form.PersonRoles.FirstOrDefault(r => conditions.Hold(r.When))?.Role;

    /// <summary>By the number of the answer. Those of sections and questions that are not asked are hidden.</summary>
    private static bool[] HiddenOf(GivenAnswers given, ImmutableArray<VisibleSection> sections)
    {
        var numbers = new bool[given.All.Length];
        Array.Fill(numbers, value: true);
        foreach (var section in sections)
        {
            if (section.Given is not { } there)
                continue;
            foreach (var answer in given.All.AsSpan(there.First, there.Count))
                numbers[answer.Number] = answer.Question is null || !section.Asks(answer.Question);
        }

        return numbers;
    }
}
