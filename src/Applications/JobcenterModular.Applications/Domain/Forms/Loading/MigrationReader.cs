using System.Collections.Frozen;
using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

internal static class MigrationReader
{
    public const string FileName = "migration.json";

    public static MigrationPlan? ReadPlan(ContentFile files, ContentErrors errors, string directory, int version)
    {
        var name = $"{directory}/{FileName}";
        if (version == 1)
        {
            if (files.Exists(name))
                errors.Add(name, "$", "version 1 has nothing to migrate from");
            return null;
        }

        if (files.ReadObject(name) is not { } file)
            return null;
        var from = file.Number("from", required: true);
        var to = file.Number("to", required: true);
        if (from is not null && from != version - 1)
            file.Error("from", $"must be {version - 1}");
        if (to is not null && to != version)
            file.Error("to", $"must be {version}");
        var rules = ImmutableArray.CreateBuilder<MigrationRule>();
        foreach (var entry in file.Objects("questions", required: true))
        {
            var rule = ReadRule(entry);
            if (rules.Any(r => string.Equals(r.Id, rule.Id, StringComparison.Ordinal)))
                entry.Error("id", $"\"{rule.Id}\" is named twice");
            else
                rules.Add(rule);
            entry.Close();
        }

        file.Close();
        return new MigrationPlan(version - 1, version, rules.ToImmutable());
    }

    private static MigrationRule ReadRule(ContentObject entry)
    {
        var id = entry.Text("id");
        var name = entry.Text("rule");
        var action = name switch
        {
            "carry" => MigrationAction.Carry,
            "drop" => MigrationAction.Drop,
            _ => MigrationAction.AskAgain,
        };
        if (name is not ("" or "carry" or "drop" or "askAgain"))
            entry.Error("rule", $"unknown rule \"{name}\": carry, drop or askAgain");
        if (action != MigrationAction.Carry && (entry.Has("to") || entry.Has("values")))
            entry.Error("\"to\" and \"values\" belong to carry");
        return new MigrationRule(
            id,
            action,
            entry.OptionalText("to") ?? id,
            entry.TextMap("values").ToFrozenDictionary(StringComparer.Ordinal),
            entry.OptionalText("reason", required: action != MigrationAction.Carry));
    }
}
