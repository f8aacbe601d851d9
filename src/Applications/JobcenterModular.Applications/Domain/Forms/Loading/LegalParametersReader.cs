using System.Collections.Immutable;
using System.Text.Json;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

internal static class LegalParametersReader
{
    public const string FileName = "legal-parameters.json";

    public static LegalParameters Read(ContentFile files, ContentErrors errors)
    {
        if (files.Read(FileName) is not { } root)
            return LegalParameters.None;
        if (root.ValueKind != JsonValueKind.Array)
        {
            errors.Add(FileName, "$", "must be a list");
            return LegalParameters.None;
        }

        var parameters = ImmutableArray.CreateBuilder<LegalParameter>();
        var index = 0;
        foreach (var item in root.EnumerateArray())
        {
            var path = $"$[{index++}]";
            if (item.ValueKind != JsonValueKind.Object)
            {
                errors.Add(FileName, path, "must be an object");
                continue;
            }

            var parameter = ReadOne(new ContentObject(errors, FileName, path, item));
            if (parameters.FirstOrDefault(parameter.Overlaps) is { } other)
                errors.Add(FileName, path, $"\"{parameter.Key}\" overlaps the value valid from {other.ValidFrom:yyyy-MM-dd}");
            if (parameters.FirstOrDefault(p => DottedIds.IsPrefix(p.Key, parameter.Key) || DottedIds.IsPrefix(parameter.Key, p.Key)) is { } prefix)
                errors.Add(FileName, path, $"\"{parameter.Key}\" and \"{prefix.Key}\" cannot both be keys: one is the start of the other");
            parameters.Add(parameter);
        }

        return new LegalParameters(parameters.ToImmutable());
    }

    private static LegalParameter ReadOne(ContentObject item)
    {
        var parameter = new LegalParameter(
            item.Text("key"),
            item.Any("value", required: true) ?? default,
            item.Date("validFrom"),
            item.OptionalDate("validTo"),
            item.Text("source"),
            item.Text("reviewedBy"),
            item.Date("reviewedAt"));
        if (parameter.Value.ValueKind is JsonValueKind.Null)
            item.Error("value", "must not be null");
        if (parameter.ValidTo < parameter.ValidFrom)
            item.Error("validTo", "is before validFrom");
        if (parameter.Key.Length > 0 && !DottedIds.IsWellFormed(parameter.Key))
            item.Error("key", $"\"{parameter.Key}\" is not a dotted key");
        item.Close();
        return parameter;
    }
}
