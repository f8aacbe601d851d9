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

    private readonly Dictionary<string, VisibleSection> byKey;
    private readonly bool[] hidden;

    private Visibility(
        FormDefinition form,
        GivenAnswers given,
        ConditionContext context,
        ImmutableArray<HouseholdPerson> persons,
        ImmutableArray<VisibleSection> sections)
    {
        Form = form;
        Given = given;
        Context = context;
        Persons = persons;
        Sections = sections;
        byKey = sections.ToDictionary(s => s.Key, StringComparer.Ordinal);
        hidden = [.. given.All.Select(a => a.Question is null || Section(a.At.Section)?.Asks(a.Question) != true)];
    }

    public FormDefinition Form { get; }

    public GivenAnswers Given { get; }

    public ConditionContext Context { get; }

    /// <summary>How often the conditions were looked at.</summary>
    public int Rounds { get; private init; }

    /// <summary>The applicant first.</summary>
    public ImmutableArray<HouseholdPerson> Persons { get; }

    public ImmutableArray<VisibleSection> Sections { get; }

    /// <summary>Answers that are kept but neither count nor are sent.</summary>
    public IEnumerable<QuestionAt> Hidden => Given.All.Where(a => hidden[a.Number]).Select(a => a.At);

    public VisibleSection? Section(string key) => byKey.GetValueOrDefault(key);

    /// <summary>The applicant's answer, when the question is asked.</summary>
    public JsonElement? AnswerOfApplicant(string question) =>
        Form.Question(question) is { } place && Section(place.Section.Key)?.Asks(question) == true
            ? Given.Section(place.Section.Key)?.Answer(place.Question)?.Element
            : null;

    public static Visibility Of(FormDefinition form, AnswerSheet sheet, FormFacts facts)
    {
        var given = new GivenAnswers(form, sheet);
        var leftOut = new bool[given.All.Count];
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
        persons = [.. persons.Select(p => p.IsApplicant ? p : p with { Role = RoleOf(form, context, p) })];
        context.SetRoles(persons);

        var sections = ImmutableArray.CreateBuilder<VisibleSection>();
        foreach (var section in form.Sections)
        {
            foreach (var person in persons)
            {
                if (section.IsFor(person.Id, person.Role) && Look(section, person, context.For(person)) is { } visible)
                    sections.Add(visible);
            }
        }

        return new Visibility(form, given, context, persons, sections.ToImmutable()) { Rounds = round };
    }

    private static VisibleSection? Look(FormSection section, HouseholdPerson person, PersonConditions conditions)
    {
        if (!conditions.Hold(section.When))
            return null;
        var questions = ImmutableArray.CreateBuilder<FormQuestion>(section.Questions.Length);
        foreach (var question in section.Questions)
        {
            if (conditions.Hold(question.When))
                questions.Add(question);
        }

        return questions.Count == 0
            ? null
            : new VisibleSection(new InstanceKey(section.Key, person.Id).ToString(), section, person, questions.DrainToImmutable());
    }

    private static string? RoleOf(FormDefinition form, ConditionContext context, HouseholdPerson person)
    {
        var conditions = context.For(person);
        return form.PersonRoles.FirstOrDefault(r => conditions.Hold(r.When))?.Role;
    }
}
