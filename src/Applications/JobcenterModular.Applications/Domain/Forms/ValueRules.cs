using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>What a value may be; the same for a question and for a field of a group or list.</summary>
internal sealed class ValueRules
{
    public const int DefaultMaxLength = 500;
    public const int DefaultMaxItems = 30;
    public const long DefaultMax = 100_000_000_00;

    public required ValueType Type { get; init; }

    public ImmutableArray<FormOption> Options { get; init; } = [];

    public ImmutableArray<FormField> Fields { get; init; } = [];

    /// <summary>Kind of identifier whose check applies, e.g. <c>iban</c>.</summary>
    public string? Identifier { get; init; }

    public int MaxLength { get; init; } = DefaultMaxLength;

    public int MaxItems { get; init; } = DefaultMaxItems;

    public long Min { get; init; }

    public long Max { get; init; } = DefaultMax;

    public Regex? Pattern { get; init; }

    private FrozenSet<string> OptionValues => field ??= Options.Select(o => o.Value).ToFrozenSet(StringComparer.Ordinal);

    private FrozenDictionary<string, FormField> FieldsById => field ??= Fields.ToFrozenDictionary(f => f.Id, StringComparer.Ordinal);

    public bool HasOption(string value) => OptionValues.Contains(value);

    public FormField? Field(string id) => FieldsById.GetValueOrDefault(id);

    /// <summary>Whether an answer that fits here fits there too and means the same.</summary>
    public bool IsSameAs(ValueRules other) =>
        Type == other.Type
        && OptionValues.SetEquals(other.OptionValues)
        && string.Equals(Identifier, other.Identifier, StringComparison.Ordinal)
        && (MaxLength, MaxItems, Min, Max) == (other.MaxLength, other.MaxItems, other.Min, other.Max)
        && string.Equals(Pattern?.ToString(), other.Pattern?.ToString(), StringComparison.Ordinal)
        && Fields.Length == other.Fields.Length
        && Fields.All(f => other.Field(f.Id) is { } o && f.Optional == o.Optional && f.Value.IsSameAs(o.Value));
}

internal enum ValueType
{
    Text, Date, Month, Bool, Enum, Multi, Money, Int, Iban, Country, Countries, Group, List, Email, Phone,
}
