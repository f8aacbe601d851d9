using System.Collections.Concurrent;
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
    /// <summary>A year of application dates; more would be an attack or a backlog, and start over.</summary>
    private const int MostDates = 366;

    private readonly ConcurrentDictionary<DateOnly, ValueTree> byDate = new();

    public static LegalParameters None { get; } = new([]);

    public ImmutableArray<LegalParameter> All { get; } = all;

    public JsonElement? Find(string key, DateOnly date) =>
        All.FirstOrDefault(p => string.Equals(p.Key, key, StringComparison.Ordinal) && p.HoldsOn(date))?.Value;

    public int? Number(string key, DateOnly date) =>
        Find(key, date) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    /// <summary>The values that hold on a day, nested at the dots of their keys: the <c>cfg</c> of conditions.</summary>
    public JsonObject At(DateOnly date) => ValuesAt(date).ToNode();

    /// <summary>The same for rules. Kept, because drafts of a few weeks share their days; never changed once built.</summary>
    public ValueTree ValuesAt(DateOnly date)
    {
        if (byDate.TryGetValue(date, out var known))
            return known;
        if (byDate.Count >= MostDates)
            byDate.Clear();
        return byDate[date] = BuildAt(date);
    }

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
