using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>
/// The data conditions run on, documented for front ends. Every person's copies see the facts, the household, the
/// answers of sections asked once and, over them, the person's own.
/// </summary>
internal sealed class ConditionContext
{
    private readonly ImmutableArray<HouseholdPerson> persons;
    private readonly PersonData[] entries;
    private readonly PersonData[] selves;
    private readonly PersonConditions[] views;

    public ConditionContext(FormDefinition form, FormFacts facts, CountingAnswers answers, ImmutableArray<HouseholdPerson> persons)
    {
        this.persons = persons;
        entries = new PersonData[persons.Length];
        selves = new PersonData[persons.Length];
        views = new PersonConditions[persons.Length];
        var applicant = answers.Of(persons[0].Id);
        var ofApplicant = new AnswerData(form.PathsOfCopies, answers, applicant, once: null);
        for (var i = 0; i < persons.Length; i++)
        {
            var own = i == 0 ? ofApplicant : new AnswerData(form.PathsOfCopies, answers, answers.Of(persons[i].Id), once: null);
            entries[i] = new PersonData(persons[i], own);
        }

        var household = new HouseholdData(form, facts, new ApplicantData(persons[0], ofApplicant), entries);
        for (var i = 0; i < persons.Length; i++)
        {
            selves[i] = new PersonData(persons[i]);
            views[i] = new PersonConditions(
                new ConditionData(household, selves[i], new AnswerData(form.Paths, answers, answers.Of(persons[i].Id), applicant)));
        }
    }

    /// <summary>How many rules have run.</summary>
    public int RulesRun => views.Sum(v => v.RulesRun);

    /// <summary>The conditions as the copies of the person at this place in the household see them.</summary>
    public PersonConditions this[int person] => views[person];

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
            entries[i].Person = withRoles[i];
            selves[i].Person = withRoles[i];
        }
    }
}
