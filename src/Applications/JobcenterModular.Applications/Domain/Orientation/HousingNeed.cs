using System.Text.Json;

namespace JobcenterModular.Applications.Domain.Orientation;

/// <summary>Rent and heating as they were stated, by heads (§ 22 SGB II). What is adequate is looked at by a person, with the town's own limits.</summary>
internal static class HousingNeed
{
    public static IEnumerable<NeedLine> Of(Bedarfsgemeinschaft community)
    {
        long stated = (Bedarfsgemeinschaft.Cents(community.Answer("housing", "kdu.cold")) ?? 0)
            + (Bedarfsgemeinschaft.Cents(community.Answer("housing", "kdu.ops")) ?? 0)
            + (Bedarfsgemeinschaft.Cents(community.Answer("housing", "kdu.heat"), "amount") ?? 0);
        if (stated <= 0)
            yield break;
        int heads = Math.Max(HeadsOf(community.Answer("housing", "kdu.heads")), community.Persons.Length);
        long share = ((stated * community.Persons.Length) + (heads / 2)) / heads;
        yield return new NeedLine("housing", Person: null, "Miete, Nebenkosten und Heizung nach Köpfen", share, Value: null);
    }

    private static int HeadsOf(JsonElement? answer) =>
        answer is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int heads) ? heads : 0;
}
