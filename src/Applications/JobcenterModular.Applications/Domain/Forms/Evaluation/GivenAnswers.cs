using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>
/// The answers of a sheet, matched with the questions of a form. Read once per evaluation: all rounds of
/// <see cref="Visibility"/> and the <see cref="Evaluator"/> look here, by place and not by name.
/// </summary>
internal sealed class GivenAnswers
{
    private readonly Dictionary<string, GivenSection> byKey = new(StringComparer.Ordinal);
    private readonly List<GivenAnswer> all = [];
    private readonly FormDefinition form;

    public GivenAnswers(FormDefinition form, AnswerSheet sheet)
    {
        this.form = form;
        foreach (var (key, answers) in sheet.Sections)
            byKey.Add(key, new GivenSection(form, key, answers, all));
    }

    /// <summary>In the order of the sheet; each stands at its <see cref="GivenAnswer.Number"/>.</summary>
    public IReadOnlyList<GivenAnswer> All => all;

    public GivenSection? Section(string key) => byKey.GetValueOrDefault(key);

    /// <summary>The answer in the person's copy of the question's section.</summary>
    public GivenAnswer? Find(string person, string question) =>
        form.Question(question) is { } place
            ? Section(new InstanceKey(place.Section.Key, person).ToString())?.Answer(place.Question)
            : null;
}
