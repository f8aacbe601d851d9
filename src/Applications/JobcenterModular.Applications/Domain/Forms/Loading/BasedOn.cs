using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>
/// A form that takes over what it does not say itself from a version of another one: sections, roles of persons, kinds of
/// evidence. Versions never change, so neither does what is taken over.
/// </summary>
internal sealed class BasedOn
{
    private readonly string directory;
    private readonly ImmutableArray<string> optional;

    private BasedOn(string directory, ImmutableArray<string> optional, ContentObject form)
    {
        this.directory = directory;
        this.optional = optional;
        Form = form;
    }

    /// <summary>The form with everything that it takes over.</summary>
    public ContentObject Form { get; }

    /// <summary>Null when the form stands alone, or when its base cannot be read.</summary>
    public static BasedOn? Read(ContentFile files, ContentErrors errors, ContentObject written)
    {
        if (written.Any("basedOn", required: false) is not { } reference)
            return null;
        if (reference.ValueKind != JsonValueKind.Object
            || !reference.TryGetProperty("form", out var key) || key.ValueKind != JsonValueKind.String || !DottedIds.IsSimple(key.GetString()!)
            || !reference.TryGetProperty("version", out var version) || !version.TryGetInt32(out var number))
        {
            written.Error("basedOn", "must name a form and its version");
            return null;
        }

        var source = $"{key.GetString()}/v{number}";
        if (files.ReadObject($"{source}/form.json") is not { } basis)
            return null;
        var form = JsonSerializer.SerializeToElement(Merge(written.Element, basis.Element));
        return new BasedOn(source, written.Texts("optional"), new ContentObject(errors, written.File, "$", form));
    }

    /// <summary>A section as the base has it; questions that may stay empty here are made optional.</summary>
    public ContentObject? Section(ContentFile files, ContentErrors errors, string key)
    {
        var file = $"{directory}/sections/{key}.json";
        if (files.ReadObject(file) is not { } basis)
            return null;
        var section = JsonObject.Create(basis.Element)!;
        foreach (var question in (section["questions"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (optional.Contains((question["id"] as JsonValue)?.ToString() ?? "", StringComparer.Ordinal))
                question["optional"] = true;
        }

        return new ContentObject(errors, file, "$", JsonSerializer.SerializeToElement(section));
    }

    private static JsonObject Merge(JsonElement written, JsonElement basis)
    {
        var form = JsonObject.Create(written)!;
        foreach (var name in (ReadOnlySpan<string>)["sections", "personRoles"])
        {
            if (!form.ContainsKey(name) && basis.TryGetProperty(name, out var taken))
                form[name] = JsonTree.Node(taken);
        }

        var own = (form["evidence"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        form["evidence"] = new JsonArray([.. EvidenceOf(basis).Where(kind => !own.Exists(o => Same(o, kind))), .. own.Select(o => o.DeepClone())]);
        return form;
    }

    private static IEnumerable<JsonNode> EvidenceOf(JsonElement basis) =>
        basis.TryGetProperty("evidence", out var kinds) && kinds.ValueKind == JsonValueKind.Array
            ? kinds.EnumerateArray().Select(kind => JsonTree.Node(kind)!)
            : [];

    private static bool Same(JsonObject own, JsonNode kind) =>
        kind is JsonObject other && string.Equals(own["code"]?.ToString(), other["code"]?.ToString(), StringComparison.Ordinal);
}
