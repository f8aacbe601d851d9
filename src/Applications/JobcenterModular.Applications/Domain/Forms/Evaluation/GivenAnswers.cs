using System.Collections.Immutable;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>
/// The answers of a sheet, matched with the questions of a form. Read once per evaluation: all rounds of
/// <see cref="Visibility"/> and the <see cref="Evaluator"/> look here, by place and not by name.
/// </summary>
internal sealed class GivenAnswers
{
    private readonly Dictionary<string, GivenPerson> persons = new(StringComparer.Ordinal);

    public GivenAnswers(FormDefinition form, AnswerSheet sheet)
    {
        Form = form;
        var all = ImmutableArray.CreateBuilder<GivenAnswer>(sheet.CountAnswers());
        foreach (var (key, answers) in sheet.Sections)
        {
            if (InstanceKey.TryParse(key) is { } instance && form.Section(instance.Section) is { } section)
                Person(instance.Person)[section] = new GivenSection(key, section, answers, all);
            else
                GivenSection.AddUnknown(key, answers, all);
        }

        All = all.MoveToImmutable();
    }

    public FormDefinition Form { get; }

    /// <summary>In the order of the sheet; each stands at its <see cref="GivenAnswer.Number"/>.</summary>
    public ImmutableArray<GivenAnswer> All { get; }

    public GivenPerson? Of(string person) => persons.GetValueOrDefault(person);

    private GivenPerson Person(string id)
    {
        if (!persons.TryGetValue(id, out var person))
            persons.Add(id, person = new GivenPerson(Form));
        return person;
    }
}
