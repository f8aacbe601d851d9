using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Phone;

/// <summary>
/// The account numbers of a section, to be put back where their masks come back: the agent may have moved or removed lines
/// of a list in between, so a mask means the stored number that has it, wherever that stands.
/// </summary>
internal sealed class StoredNumbers
{
    private readonly JsonObject _stored;
    private readonly List<string> _texts;
    private readonly ILookup<string, string> _byMask;

    public StoredNumbers(JsonObject stored)
    {
        _stored = stored;
        _texts = [.. TextsIn(stored).Distinct(StringComparer.Ordinal)];
        _byMask = _texts.SelectMany(IbanMask.Parts).Where(part => part.Mask is not null)
            .DistinctBy(part => part.Text, StringComparer.Ordinal).ToLookup(part => part.Mask!, part => part.Text, StringComparer.Ordinal);
    }

    /// <summary>What was typed, with the stored numbers in the places of their masks.</summary>
    /// <param name="unknown">Gets each question with a mask that is of no stored number, or of several.</param>
    public JsonObject Restore(JsonObject typed, ISet<string> unknown) => new(typed.Select(pair =>
    {
        bool isKnown = true;
        JsonNode? answer = Restore(pair.Value, _stored[pair.Key], ref isKnown);
        if (!isKnown)
            unknown.Add(pair.Key);
        return KeyValuePair.Create(pair.Key, answer);
    }));

    private JsonNode? Restore(JsonNode? typed, JsonNode? stored, ref bool isKnown)
    {
        switch (typed)
        {
            case JsonObject now:
                var inner = new JsonObject();
                foreach ((string name, JsonNode? value) in now)
                    inner[name] = Restore(value, (stored as JsonObject)?[name], ref isKnown);
                return inner;
            case JsonArray now:
                var items = new JsonArray();
                for (int i = 0; i < now.Count; i++)
                    items.Add(Restore(now[i], stored is JsonArray before && i < before.Count ? before[i] : null, ref isKnown));
                return items;
            case JsonValue now when now.GetValueKind() == JsonValueKind.String && IbanMask.IsIn(now.GetValue<string>()):
                string? text = Restore(now.GetValue<string>(), TextOf(stored));
                isKnown &= text is not null;
                return text is null ? now.DeepClone() : JsonValue.Create(text);
            default:
                return typed?.DeepClone();
        }
    }

    /// <summary>The text that was shown like this; null if there is none, or several of which none stands in this place.</summary>
    private string? Restore(string shown, string? there)
    {
        if (there is not null && IbanMask.Of(there) == shown)
            return there;
        List<string> same = [.. _texts.Where(text => IbanMask.Of(text) == shown)];
        if (same.Count > 0)
            return same.Count == 1 ? same[0] : null;

        // The agent typed on before or after the mask.
        string restored = shown;
        foreach (IGrouping<string, string> numbers in _byMask.Where(numbers => restored.Contains(numbers.Key, StringComparison.Ordinal)))
        {
            if (numbers.Count() > 1)
                return null;
            restored = restored.Replace(numbers.Key, numbers.First(), StringComparison.Ordinal);
        }

        return IbanMask.IsIn(restored) ? null : restored;
    }

    private static IEnumerable<string> TextsIn(JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(pair => TextsIn(pair.Value)),
        JsonArray items => items.SelectMany(TextsIn),
        _ => TextOf(node) is { } text ? [text] : [],
    };

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
