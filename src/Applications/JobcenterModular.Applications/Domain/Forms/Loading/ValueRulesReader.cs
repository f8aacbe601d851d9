using System.Collections.Immutable;
using System.Text.RegularExpressions;
using JobcenterModular.Applications.Domain.Identifiers;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>Reads type and constraints of a question or field, and refuses constraints that its type does not know.</summary>
internal static class ValueRulesReader
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);

    private static readonly Dictionary<string, ValueType> Types =
        Enum.GetValues<ValueType>().ToDictionary(t => char.ToLowerInvariant(t.ToString()[0]) + t.ToString()[1..], StringComparer.Ordinal);

    public static ValueRules Read(ContentObject item, bool isField)
    {
        var name = item.Text("type");
        if (!Types.TryGetValue(name, out var type))
        {
            if (name.Length > 0)
                item.Error("type", $"unknown type \"{name}\"");
            type = ValueType.Text;
        }
        else if (isField && type is ValueType.Group or ValueType.List)
        {
            item.Error("type", $"a field cannot be a {name}");
        }

        Allow(item, "options", type is ValueType.Enum or ValueType.Multi);
        Allow(item, "fields", type is ValueType.Group or ValueType.List);
        Allow(item, "maxItems", type is ValueType.List or ValueType.Countries);
        Allow(item, "maxLength", type is ValueType.Text or ValueType.Email or ValueType.Phone);
        Allow(item, "pattern", type is ValueType.Text);
        Allow(item, "identifier", type is ValueType.Text or ValueType.Iban);
        Allow(item, "min", type is ValueType.Int or ValueType.Money);
        Allow(item, "max", type is ValueType.Int or ValueType.Money);
        var rules = new ValueRules
        {
            Type = type,
            Options = type is ValueType.Enum or ValueType.Multi ? Options(item) : Skip<FormOption>(item, "options"),
            Fields = type is ValueType.Group or ValueType.List ? Fields(item) : Skip<FormField>(item, "fields"),
            Identifier = Identifier(item, type),
            MaxLength = (int)Positive(item, "maxLength", ValueRules.DefaultMaxLength),
            MaxItems = (int)Positive(item, "maxItems", ValueRules.DefaultMaxItems),
            Min = item.Number("min") ?? 0,
            Max = item.Number("max") ?? ValueRules.DefaultMax,
            Pattern = Pattern(item),
        };
        if (rules.Min > rules.Max)
            item.Error("max", "is below min");
        return rules;
    }

    private static void Allow(ContentObject item, string property, bool allowed)
    {
        if (!allowed && item.Has(property))
            item.Error(property, "does not belong to this type");
    }

    private static ImmutableArray<T> Skip<T>(ContentObject item, string property)
    {
        item.Any(property, required: false);
        return [];
    }

    private static ImmutableArray<FormOption> Options(ContentObject item)
    {
        var options = ImmutableArray.CreateBuilder<FormOption>();
        foreach (var entry in item.Objects("options", required: true))
        {
            var option = new FormOption(entry.Text("value"), entry.Text("label"));
            if (options.Exists(option.Value))
                entry.Error("value", $"option \"{option.Value}\" exists twice");
            options.Add(option);
            entry.Close();
        }

        if (options.Count == 0 && item.Has("options"))
            item.Error("options", "must name at least one option");
        return options.ToImmutable();
    }

    private static bool Exists(this ImmutableArray<FormOption>.Builder options, string value) =>
        options.Any(o => string.Equals(o.Value, value, StringComparison.Ordinal));

    private static ImmutableArray<FormField> Fields(ContentObject item)
    {
        var fields = ImmutableArray.CreateBuilder<FormField>();
        foreach (var entry in item.Objects("fields", required: true))
        {
            var field = new FormField(entry.Text("id"), entry.Text("text"), entry.Bool("optional"), Read(entry, isField: true));
            if (field.Id.Length > 0 && !DottedIds.IsSimple(field.Id))
                entry.Error("id", $"\"{field.Id}\" is not a simple id");
            if (field.Id is "id" or "dontKnow" or "none")
                entry.Error("id", $"\"{field.Id}\" has a meaning of its own in answers");
            if (fields.Any(f => string.Equals(f.Id, field.Id, StringComparison.Ordinal)))
                entry.Error("id", $"field \"{field.Id}\" exists twice");
            fields.Add(field);
            entry.OptionalText("help");
            entry.Close();
        }

        if (fields.Count == 0 && item.Has("fields"))
            item.Error("fields", "must name at least one field");
        return [.. fields.DistinctBy(f => f.Id, StringComparer.Ordinal)];
    }

    private static string? Identifier(ContentObject item, ValueType type)
    {
        var identifier = item.OptionalText("identifier");
        if (identifier is not null && !IdentifierChecks.Kinds.Contains(identifier, StringComparer.Ordinal))
            item.Error("identifier", $"unknown identifier \"{identifier}\"");
        if (type != ValueType.Iban)
            return identifier;
        if (identifier is not (null or "iban"))
            item.Error("identifier", "an iban is checked as iban");
        return "iban";
    }

    private static long Positive(ContentObject item, string property, int otherwise)
    {
        var value = item.Number(property) ?? otherwise;
        if (value is > 0 and <= 100_000)
            return value;
        item.Error(property, "must be between 1 and 100000");
        return otherwise;
    }

    private static Regex? Pattern(ContentObject item)
    {
        if (item.OptionalText("pattern") is not { } pattern)
            return null;
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternTimeout);
        }
        catch (ArgumentException e)
        {
            item.Error("pattern", $"is not a regular expression: {e.Message}");
            return null;
        }
    }
}
