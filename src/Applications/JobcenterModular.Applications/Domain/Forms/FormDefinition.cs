using System.Collections.Frozen;
using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>One version of a form: immutable, rules compiled, checked at load.</summary>
internal sealed class FormDefinition
{
    public required string Key { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required string Source { get; init; }

    public required ImmutableArray<FormSection> Sections { get; init; }

    public required ImmutableArray<PersonRole> PersonRoles { get; init; }

    public required ImmutableArray<EvidenceKind> Evidence { get; init; }

    /// <summary>The dated values of the law that conditions read as <c>cfg</c>.</summary>
    public required LegalParameters LegalParameters { get; init; }

    /// <summary>How answers of the version before come into this one; null in version 1.</summary>
    public required MigrationPlan? Migration { get; init; }

    /// <summary>How earlier answers are used again; null in a form that begins from nothing.</summary>
    public required RenewalRules? Renewal { get; init; }

    /// <summary>The document front ends work with, UTF-8: form.json with the sections in place of their keys.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    private FrozenDictionary<string, FormSection> SectionsByKey => field ??= Sections.ToFrozenDictionary(s => s.Key, StringComparer.Ordinal);

    private FrozenDictionary<string, QuestionPlace> Places => field ??= Sections
        .SelectMany(s => s.Questions.Select(q => new QuestionPlace(s, q)))
        .ToFrozenDictionary(p => p.Question.Id, StringComparer.Ordinal);

    /// <summary>Where conditions find the answers to all questions.</summary>
    public AnswerPaths Paths => field ??= AnswerPaths.Of(Sections);

    /// <summary>The same for sections of which each person has an own copy.</summary>
    public AnswerPaths PathsOfCopies => field ??= AnswerPaths.Of(Sections.Where(s => s.Repeats));

    private FrozenDictionary<string, EvidenceKind> EvidenceByCode => field ??= Evidence.ToFrozenDictionary(e => e.Code, StringComparer.Ordinal);

    public IEnumerable<QuestionPlace> Questions => Places.Values;

    public FormSection? Section(string key) => SectionsByKey.GetValueOrDefault(key);

    public QuestionPlace? Question(string id) => Places.GetValueOrDefault(id);

    public EvidenceKind? EvidenceOf(string code) => EvidenceByCode.GetValueOrDefault(code);
}

/// <summary>A question and the section it stands in.</summary>
internal sealed record QuestionPlace(FormSection Section, FormQuestion Question);
