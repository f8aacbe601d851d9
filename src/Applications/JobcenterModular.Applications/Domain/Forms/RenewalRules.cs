using System.Collections.Frozen;
using System.Collections.Immutable;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>What the author of a renewal form says about answers that the household has given before.</summary>
/// <param name="assets">Ids of the questions about savings, which some renewals ask anew.</param>
internal sealed class RenewalRules(
    FrozenDictionary<string, Reuse> reuse, ImmutableArray<ConfirmationBlock> blocks, ImmutableArray<AlwaysDue> always, FrozenSet<string> assets)
{
    private readonly RenewalRules? withAssetsAnew = assets.Count == 0 ? null : new(
        reuse.ToFrozenDictionary(rule => rule.Key, rule => rule.Value == Reuse.Confirm && assets.Contains(rule.Key) ? Reuse.Ask : rule.Value, StringComparer.Ordinal),
        blocks,
        always,
        FrozenSet<string>.Empty);

    private readonly FrozenDictionary<string, ConfirmationBlock> bySection = blocks
        .SelectMany(block => block.Sections.Select(section => (section, block)))
        .DistinctBy(pair => pair.section, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.section, pair => pair.block, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, ImmutableArray<EvidenceRule>> alwaysByQuestion = always
        .GroupBy(due => due.Question, StringComparer.Ordinal)
        .ToFrozenDictionary(
            group => group.Key,
            group => group.Select(due => new EvidenceRule(due.Code, due.When, Optional: false)).ToImmutableArray(),
            StringComparer.Ordinal);

    public ImmutableArray<ConfirmationBlock> Blocks { get; } = blocks;

    /// <summary>The rules of a renewal.</summary>
    /// <param name="asksAssets">It asks for savings anew instead of having them confirmed.</param>
    public RenewalRules For(bool asksAssets) => asksAssets && withAssetsAnew is not null ? withAssetsAnew : this;

    /// <summary>Each question of the form has a rule; the loader sees to it.</summary>
    public Reuse Of(FormQuestion question) => reuse[question.Id];

    public ConfirmationBlock? Block(string key) => Blocks.FirstOrDefault(block => string.Equals(block.Key, key, StringComparison.Ordinal));

    /// <summary>Null for a section that is about this application alone, such as its declarations.</summary>
    public ConfirmationBlock? BlockOf(FormSection section) => bySection.GetValueOrDefault(section.Key);

    /// <summary>Papers that are due with this question even if its answer is as before.</summary>
    public ImmutableArray<EvidenceRule> AlwaysDueWith(FormQuestion question) => alwaysByQuestion.GetValueOrDefault(question.Id, []);
}

/// <summary>What becomes of an earlier answer in a renewal.</summary>
internal enum Reuse
{
    /// <summary>Comes along without a word: it cannot change, such as a place of birth.</summary>
    Carry,

    /// <summary>Comes along, is shown with its origin, and is confirmed with its block.</summary>
    Confirm,

    /// <summary>Must be answered anew, such as present wages.</summary>
    Ask,

    /// <summary>Never comes along: consents, declarations and signatures are given anew or not at all.</summary>
    Never,
}

/// <summary>Answers that are confirmed with one "stimmt noch".</summary>
/// <param name="Text">What the person says by confirming.</param>
/// <param name="When">Whether a person's copies are asked about at all; without it they always are.</param>
internal sealed record ConfirmationBlock(string Key, string Title, string Text, ImmutableArray<string> Sections, Rule? When);

/// <summary>A paper that each renewal needs, as long as the question is asked.</summary>
internal sealed record AlwaysDue(string Code, string Question, Rule? When);
