using System.Collections.Frozen;
using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>What the author of a version says about each question that is no longer the same.</summary>
internal sealed class MigrationPlan(int from, int to, ImmutableArray<MigrationRule> rules)
{
    public int From { get; } = from;

    public int To { get; } = to;

    public ImmutableArray<MigrationRule> Rules { get; } = rules;

    private FrozenDictionary<string, MigrationRule> ById => field ??= Rules.ToFrozenDictionary(r => r.Id, StringComparer.Ordinal);

    public MigrationRule? For(string oldId) => ById.GetValueOrDefault(oldId);
}

internal sealed record MigrationRule(
    string Id, MigrationAction Action, string NewId, FrozenDictionary<string, string> Values, string? Reason);

internal enum MigrationAction
{
    Carry, Drop, AskAgain,
}
