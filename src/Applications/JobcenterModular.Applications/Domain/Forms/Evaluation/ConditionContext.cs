using System.Collections.Immutable;
using System.Globalization;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>
/// The data conditions run on, documented for front ends. What all persons share is built once;
/// each person's view is laid over it with that person's own answers.
/// </summary>
internal sealed class ConditionContext
{
    private readonly ImmutableArray<HouseholdPerson> persons;
    private readonly ValueTree[] entries;
    private readonly PersonConditions[] views;

    public ConditionContext(FormDefinition form, FormFacts facts, CountingAnswers answers, ImmutableArray<HouseholdPerson> persons)
    {
        this.persons = persons;
        var own = new ValueTree[persons.Length];
        entries = new ValueTree[persons.Length];
        for (var i = 0; i < persons.Length; i++)
        {
            own[i] = OwnAnswers(answers, persons[i]);
            entries[i] = Describe(persons[i], new ValueTree(own[i]));
        }

        var applicant = new ValueTree(own[0]) { ["age"] = Number(persons[0].Age) };
        var shared = Shared(form, facts, answers, applicant);
        views = [.. persons.Select(p => new PersonConditions(View(shared, answers, p)))];
    }

    /// <summary>How many rules have run.</summary>
    public int RulesRun => views.Sum(v => v.RulesRun);

    /// <summary>The conditions as the person's copies see them.</summary>
    public PersonConditions For(HouseholdPerson person)
    {
        for (var i = 0; i < persons.Length; i++)
        {
            if (string.Equals(persons[i].Id, person.Id, StringComparison.Ordinal))
                return views[i];
        }

        throw new ArgumentException("Not a person of this household.", nameof(person));
    }

    /// <summary>Tells the rules about roles once they are known; until then those of members are null.</summary>
    public void SetRoles(ImmutableArray<HouseholdPerson> withRoles)
    {
        for (var i = 0; i < withRoles.Length; i++)
        {
            entries[i]["role"] = Text(withRoles[i].Role);
            views[i].SetRole(Text(withRoles[i].Role));
        }
    }

    private static ValueTree OwnAnswers(CountingAnswers answers, HouseholdPerson person)
    {
        var own = new ValueTree();
        foreach (var answer in answers.For(person.Id))
        {
            if (answer.Section!.Repeats)
                Put(own, answer);
        }

        return own;
    }

    private ValueTree Shared(FormDefinition form, FormFacts facts, CountingAnswers answers, ValueTree applicant)
    {
        var shared = new ValueTree
        {
            ["application"] = Value.Of(new ValueTree
            {
                ["date"] = Iso(facts.ApplicationDate),
                ["month"] = Value.Of(facts.ApplicationDate.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
                ["monthStart"] = Iso(facts.MonthStart),
                ["eidLogin"] = Value.Of(facts.EidLogin),
            }),
            ["cfg"] = Value.Of(form.LegalParameters.ValuesAt(facts.ApplicationDate)),
            ["dates"] = Value.Of(Dates(form.LegalParameters, facts.ApplicationDate)),
            ["applicant"] = Value.Of(applicant),
            ["persons"] = Value.Of([.. entries.Select(Value.Of)]),
        };
        foreach (var answer in answers.For(PersonIds.Applicant))
        {
            if (!answer.Section!.Repeats)
                Put(shared, answer);
        }

        return shared;
    }

    private static ValueTree View(ValueTree shared, CountingAnswers answers, HouseholdPerson person)
    {
        var view = new ValueTree(shared) { ["person"] = Value.Of(Describe(person, new ValueTree())) };
        foreach (var answer in answers.For(person.Id))
        {
            if (!person.IsApplicant || answer.Section!.Repeats)
                Put(view, answer);
        }

        return view;
    }

    private static void Put(ValueTree target, GivenAnswer answer) => target.Put(answer.Question!.Path.AsSpan(), answer.Value);

    private static ValueTree Describe(HouseholdPerson person, ValueTree tree)
    {
        tree["id"] = Value.Of(person.Id);
        tree["role"] = Text(person.Role);
        tree["age"] = Number(person.Age);
        tree["rel"] = Text(person.Relation);
        return tree;
    }

    private static ValueTree Dates(LegalParameters parameters, DateOnly date) => new()
    {
        ["moveCheckFrom"] = parameters.Number("move.checkMonths", date) is { } months ? Iso(date.AddMonths(-months)) : Value.Null,
    };

    private static Value Number(int? value) => value is { } number ? Value.Of(number) : Value.Null;

    private static Value Text(string? value) => value is null ? Value.Null : Value.Of(value);

    private static Value Iso(DateOnly date) => Value.Of(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
