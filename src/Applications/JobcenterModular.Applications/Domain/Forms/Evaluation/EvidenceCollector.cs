using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>
/// Papers due, one line per code and person, in the order of the questions that ask for them. A renewal asks for those that
/// each renewal needs, and for those of answers that are not as before: never for what is in the file (§ 65 SGB I).
/// </summary>
internal sealed class EvidenceCollector(FormDefinition form, RenewalFacts? renewal)
{
    private readonly OrderedDictionary<(string Code, string Person), Due> due = [];

    public void Visit(VisibleSection section, FormQuestion question, GivenAnswer? answer, PersonConditions conditions)
    {
        if (form.Renewal is { } rules && renewal is not null)
        {
            Add(rules.AlwaysDueWith(question), section, question, conditions);
            if (!renewal.IsNews(section.Key, question, rules.For(renewal.AsksAssets).Of(question), answer?.Element))
                return;
        }

        Add(question.Evidence, section, question, conditions);
    }

    public ImmutableArray<EvidenceDue> ToImmutable() =>
    [
        .. due.Select(d => new EvidenceDue(
            d.Key.Code,
            form.EvidenceOf(d.Key.Code)!.Title,
            form.EvidenceOf(d.Key.Code)!.Help,
            d.Key.Person,
            [.. d.Value.Because],
            d.Value.Optional)),
    ];

    private void Add(ImmutableArray<EvidenceRule> rules, VisibleSection section, FormQuestion question, PersonConditions conditions)
    {
        foreach (var rule in rules)
        {
            if (!conditions.Hold(rule.When))
                continue;
            var key = (rule.Code, section.Person.Id);
            if (!due.TryGetValue(key, out var entry))
                due.Add(key, entry = new Due());
            entry.Because.Add(new QuestionAt(section.Key, question.Id));
            entry.Optional &= rule.Optional;
        }
    }

    private sealed class Due
    {
        public List<QuestionAt> Because { get; } = [];

        public bool Optional { get; set; } = true;
    }
}
