using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Loading;

namespace JobcenterModular.Applications.Domain.Changes;

/// <summary>What can be told as a change: content of the office, with dates, read at start.</summary>
internal sealed class ChangeKinds(IReadOnlyList<ChangeKind> all)
{
    public const string FileName = "change-kinds.json";

    public IReadOnlyList<ChangeKind> All => all;

    /// <summary>Reads and checks the file in a content directory.</summary>
    /// <exception cref="FormContentException">The content has errors; all of them are named.</exception>
    public static ChangeKinds Load(string directory)
    {
        var errors = new ContentErrors();
        List<ChangeKind> kinds = [];
        if (new ContentFile(directory, errors).Read(FileName) is { ValueKind: JsonValueKind.Array } list)
        {
            int index = 0;
            foreach (JsonElement item in list.EnumerateArray())
            {
                string path = $"$[{index++}]";
                if (item.ValueKind == JsonValueKind.Object)
                    kinds.Add(Read(new ContentObject(errors, FileName, path, item)));
                else
                    errors.Add(FileName, path, "must be an object");
            }
        }

        if (kinds.Count == 0)
            errors.Add(FileName, "$", "must be a list with at least one kind");
        errors.ThrowIfAny();
        return new ChangeKinds(kinds);
    }

    /// <summary>What is offered on a day.</summary>
    public IEnumerable<ChangeKind> On(DateOnly day) => all.Where(kind => kind.IsOffered(day));

    private static ChangeKind Read(ContentObject item)
    {
        var kind = new ChangeKind(
            item.Text("key"), item.Text("label"), item.OptionalText("help"), Codes(item), item.Date("validFrom"), item.OptionalDate("validTo"), item.Text("source"));
        if (kind.ValidTo < kind.ValidFrom)
            item.Error("validTo", "is before validFrom");
        item.Close();
        return kind;
    }

    private static List<string> Codes(ContentObject item)
    {
        if (item.Any("evidence", required: true) is not { ValueKind: JsonValueKind.Array } codes)
        {
            item.Error("evidence", "must be a list");
            return [];
        }

        List<string> read = [.. codes.EnumerateArray().Where(code => code.ValueKind == JsonValueKind.String).Select(code => code.GetString()!)];
        if (read.Count != codes.GetArrayLength())
            item.Error("evidence", "must hold texts only");
        return read;
    }
}
