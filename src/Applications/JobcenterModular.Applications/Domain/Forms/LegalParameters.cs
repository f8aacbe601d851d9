using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>One value of the law with the days it holds; both days count.</summary>
internal sealed record LegalParameter(
    string Key, JsonElement Value, DateOnly ValidFrom, DateOnly? ValidTo, string Source, string ReviewedBy, DateOnly ReviewedAt)
{
    public bool HoldsOn(DateOnly date) => ValidFrom <= date && (ValidTo is null || date <= ValidTo);

    public bool Overlaps(LegalParameter other) =>
        string.Equals(Key, other.Key, StringComparison.Ordinal)
        && ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue)
        && other.ValidFrom <= (ValidTo ?? DateOnly.MaxValue);
}

/// <summary>Amounts and deadlines of the law as dated values, never constants.</summary>
internal sealed class LegalParameters(ImmutableArray<LegalParameter> all)
{
    /// <summary>Days from which other values hold than on the day before, in order.</summary>
    private readonly ImmutableArray<DateOnly> changes = [.. Changes(all).Distinct().Order()];

    /// <summary>One tree for the days before the first change and one for those from each change on; built when first asked for.</summary>
    private readonly ValueTree?[] byPeriod = new ValueTree?[(2 * all.Length) + 1];

    public static LegalParameters None { get; } = new([]);

    public ImmutableArray<LegalParameter> All { get; } = all;

    public JsonElement? Find(string key, DateOnly date) =>
        All.FirstOrDefault(p => string.Equals(p.Key, key, StringComparison.Ordinal) && p.HoldsOn(date))?.Value;

    public int? Number(string key, DateOnly date) =>
        Find(key, date) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    /// <summary>The values that hold on a day, nested at the dots of their keys: the <c>cfg</c> of conditions.</summary>
    public JsonObject At(DateOnly date) => ValuesAt(date).ToNode();

    /// <summary>The same for rules: one tree for all days between two changes of the law, never changed once built.</summary>
    public ValueTree ValuesAt(DateOnly date)
    {
        var index = changes.BinarySearch(date);
        ref var period = ref byPeriod[index < 0 ? ~index : index + 1];
        return period ??= BuildAt(date);
    }

    private static IEnumerable<DateOnly> Changes(ImmutableArray<LegalParameter> all) => all.Select(p => p.ValidFrom)
        .Concat(all.Select(p => p.ValidTo).OfType<DateOnly>().Where(last => last < DateOnly.MaxValue).Select(last => last.AddDays(1)));

    private ValueTree BuildAt(DateOnly date)
    {
        var tree = new ValueTree();
        foreach (var parameter in All)
        {
            if (parameter.HoldsOn(date))
                tree.Put(parameter.Key.Split('.'), Value.From(parameter.Value));
        }

        return tree;
    }
}
