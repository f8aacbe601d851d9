using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>A section instance with the questions its person is asked.</summary>
internal sealed class VisibleSection
{
    private readonly bool[] isAsked;

    public VisibleSection(string key, FormSection section, HouseholdPerson person, ImmutableArray<FormQuestion> questions)
    {
        Key = key;
        Section = section;
        Person = person;
        Questions = questions;
        isAsked = new bool[section.Questions.Length];
        foreach (var question in questions)
            isAsked[question.Position] = true;
    }

    public string Key { get; }

    public FormSection Section { get; }

    public HouseholdPerson Person { get; }

    public ImmutableArray<FormQuestion> Questions { get; }

    public bool Asks(string question) => Section.Question(question) is { } known && Asks(known);

    /// <summary>For a question of this section.</summary>
    public bool Asks(FormQuestion question) => isAsked[question.Position];
}
