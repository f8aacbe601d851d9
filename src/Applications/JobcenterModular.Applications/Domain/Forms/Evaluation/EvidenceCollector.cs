using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>Papers due, one line per code and person, in the order of the questions that ask for them.</summary>
internal sealed class EvidenceCollector(FormDefinition form)
{
    private readonly OrderedDictionary<(string Code, string Person), Due> due = [];

    public void Visit(VisibleSection section, FormQuestion question, PersonConditions conditions)
    {
        foreach (var rule in question.Evidence)
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

    private sealed class Due
    {
        public List<QuestionAt> Because { get; } = [];

        public bool Optional { get; set; } = true;
    }
}
