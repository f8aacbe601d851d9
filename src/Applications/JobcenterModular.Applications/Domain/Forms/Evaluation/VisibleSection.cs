using System.Collections.Immutable;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>A section instance with the questions its person is asked.</summary>
internal sealed class VisibleSection
{
    private readonly bool[] isAsked;

    private VisibleSection(FormSection section, HouseholdPerson person, GivenSection? given, bool[] isAsked, int count)
    {
        Section = section;
        Person = person;
        Given = given;
        this.isAsked = isAsked;
        Questions = count == isAsked.Length ? section.Questions : Asked(count);
    }

    public string Key => field ??= new InstanceKey(Section.Key, Person.Id).ToString();

    public FormSection Section { get; }

    public HouseholdPerson Person { get; }

    /// <summary>The answers there are, hidden ones included; null without any.</summary>
    public GivenSection? Given { get; }

    public ImmutableArray<FormQuestion> Questions { get; }

    /// <summary>Null when the conditions leave nothing to ask.</summary>
    public static VisibleSection? Look(FormSection section, HouseholdPerson person, GivenSection? given, PersonConditions conditions)
    {
        if (!conditions.Hold(section.When))
            return null;
        var asked = new bool[section.Questions.Length];
        var count = 0;
        foreach (var question in section.Questions)
        {
            if (!conditions.Hold(question.When))
                continue;
            asked[question.Position] = true;
            count++;
        }

        return count == 0 ? null : new VisibleSection(section, person, given, asked, count);
    }

    public bool Asks(string question) => Section.Question(question) is { } known && Asks(known);

    /// <summary>For a question of this section.</summary>
    public bool Asks(FormQuestion question) => isAsked[question.Position];

    private ImmutableArray<FormQuestion> Asked(int count)
    {
        var questions = ImmutableArray.CreateBuilder<FormQuestion>(count);
        foreach (var question in Section.Questions)
        {
            if (Asks(question))
                questions.Add(question);
        }

        return questions.MoveToImmutable();
    }
}
