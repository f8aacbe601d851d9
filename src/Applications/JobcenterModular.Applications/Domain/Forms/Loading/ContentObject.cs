using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>
/// Strict view of one JSON object: each property is asked for by name and type, and <see cref="Close"/>
/// reports those nobody asked for. Mistakes are collected with their path; reading goes on.
/// </summary>
internal sealed class ContentObject(ContentErrors errors, string file, string path, JsonElement element)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public string File => file;

    public string Path => path;

    public JsonElement Element => element;

    public void Error(string reason) => errors.Add(file, path, reason);

    public void Error(string property, string reason) => errors.Add(file, $"{path}.{property}", reason);

    public bool Has(string name) => element.TryGetProperty(name, out _);

    public string Text(string name) => OptionalText(name, required: true) ?? "";

    public string? OptionalText(string name, bool required = false)
    {
        if (Property(name, required) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
            return text;
        Error(name, "must be a text that is not empty");
        return null;
    }

    public bool Bool(string name, bool otherwise = false)
    {
        if (Property(name, required: false) is not { } value)
            return otherwise;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Error(name, "must be true or false");
        return otherwise;
    }

    public long? Number(string name, bool required = false)
    {
        if (Property(name, required) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
            return number;
        Error(name, "must be a whole number");
        return null;
    }

    public DateOnly? OptionalDate(string name, bool required = false)
    {
        if (Property(name, required) is not { } value || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Error(name, "must be a date yyyy-MM-dd");
        return null;
    }

    public DateOnly Date(string name) => OptionalDate(name, required: true) ?? default;

    public JsonElement? Any(string name, bool required) => Property(name, required);

    public Rule? Rule(string name)
    {
        if (Property(name, required: false) is not { } value)
            return null;
        try
        {
            var rule = JsonLogic.Rule.Compile(value);
            Rules.Add(new FoundRule(file, $"{path}.{name}", rule));
            return rule;
        }
        catch (JsonLogicException e)
        {
            Error(name, $"rule does not compile: {e.Message}");
            return null;
        }
    }

    public ImmutableArray<string> Texts(string name, bool required = false)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var (item, itemPath) in Items(name, required))
        {
            if (item.ValueKind != JsonValueKind.String || item.GetString() is not { Length: > 0 } text)
                errors.Add(file, itemPath, "must be a text that is not empty");
            else if (texts.Contains(text, StringComparer.Ordinal))
                errors.Add(file, itemPath, $"\"{text}\" is named twice");
            else
                texts.Add(text);
        }

        return texts.ToImmutable();
    }

    public ImmutableArray<ContentObject> Objects(string name, bool required = false)
    {
        var objects = ImmutableArray.CreateBuilder<ContentObject>();
        foreach (var (item, itemPath) in Items(name, required))
        {
            if (item.ValueKind == JsonValueKind.Object)
                objects.Add(new ContentObject(errors, file, itemPath, item) { Rules = Rules });
            else
                errors.Add(file, itemPath, "must be an object");
        }

        return objects.ToImmutable();
    }

    /// <summary>Texts by name, for the option map of a migration.</summary>
    public IReadOnlyDictionary<string, string> TextMap(string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Property(name, required: false) is not { } value)
            return map;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Error(name, "must be an object");
            return map;
        }

        foreach (var entry in value.EnumerateObject())
        {
            if (entry.Value.ValueKind == JsonValueKind.String)
                map[entry.Name] = entry.Value.GetString()!;
            else
                Error($"{name}.{entry.Name}", "must be a text");
        }

        return map;
    }

    /// <summary>Rules compiled so far in this file, for the check of their variables once all questions are known.</summary>
    public List<FoundRule> Rules { get; private init; } = [];

    /// <summary>Reports properties that nothing reads: mostly typing errors.</summary>
    public void Close()
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!seen.Contains(property.Name))
                Error(property.Name, "unknown property");
        }
    }

    private JsonElement? Property(string name, bool required)
    {
        seen.Add(name);
        if (element.TryGetProperty(name, out var value))
            return value;
        if (required)
            Error(name, "is missing");
        return null;
    }

    private IEnumerable<(JsonElement Item, string Path)> Items(string name, bool required)
    {
        if (Property(name, required) is not { } value)
            yield break;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Error(name, "must be a list");
            yield break;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
            yield return (item, $"{path}.{name}[{index++}]");
    }
}

/// <summary>A rule and where it stands.</summary>
internal sealed record FoundRule(string File, string Path, Rule Rule);
