using System.Globalization;
using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.Applications.Domain.Orientation;

/// <summary>Additional needs as a share of the standard need (Mehrbedarfe, § 21 (2) to (4) and (7) SGB II). Diet and special needs have no fixed share.</summary>
internal static class AdditionalNeed
{
    private const int Permille = 1000;
    private const int DaysFromBeginToBirth = 280;
    private const int WeeksBefore = 12;

    public static IEnumerable<NeedLine> Of(Bedarfsgemeinschaft community, OrientationValues values) =>
        [.. Pregnant(community, values), .. SingleParent(community, values), .. Disability(community, values), .. HotWater(community, values)];

    // From the thirteenth week on (§ 21 (2)); without a date it is not known whether it has begun.
    private static IEnumerable<NeedLine> Pregnant(Bedarfsgemeinschaft community, OrientationValues values) => community.Persons
        .Where(person => Bedarfsgemeinschaft.IsYes(community.Answer(person, "needs", "meb.pregnant")))
        .Where(person => DueOn(community.Answer(person, "needs", "meb.due")) is { } due
            && due.AddDays((WeeksBefore * 7) - DaysFromBeginToBirth) < community.On.AddMonths(1) && due >= community.On)
        .SelectMany(person => Share("pregnant", "Mehrbedarf bei Schwangerschaft", person, "meb.pregnant", community, values));

    private static IEnumerable<NeedLine> SingleParent(Bedarfsgemeinschaft community, OrientationValues values)
    {
        if (!Bedarfsgemeinschaft.Says(community.Answer("needs", "meb.single"), "ja"))
            yield break;
        int below7 = community.ChildrenBelow(7).Count();
        int below16 = community.ChildrenBelow(16).Count();
        int minors = community.ChildrenBelow(18).Count();
        DatedValue? family = below7 == 1 || below16 is 2 or 3 ? values.Find("meb.single.family") : null;
        DatedValue? perChild = values.Find("meb.single.perChild");
        DatedValue? most = values.Find("meb.single.most");
        if (minors == 0 || perChild is null || most is null)
            yield break;
        int byChildren = Math.Min(minors * perChild.Number, most.Number);
        (int permille, DatedValue value) = family is not null && family.Number >= byChildren ? (family.Number, family) : (byChildren, perChild);
        if (Base(community.Applicant, community, values) is { } standard)
            yield return new NeedLine("singleParent", community.Applicant.Id, "Mehrbedarf für Alleinerziehende", ShareOf(standard, permille), value);
    }

    // Only with a benefit for taking part in working life (§ 21 (4)).
    private static IEnumerable<NeedLine> Disability(Bedarfsgemeinschaft community, OrientationValues values) => community.Persons
        .Where(person => community.Answer(person, "needs", "meb.disab") is { } answer && Bedarfsgemeinschaft.IsYes(answer, "has")
            && answer.TryGetProperty("help", out JsonElement help) && !help.ValueEquals("keine"))
        .SelectMany(person => Share("disability", "Mehrbedarf bei Behinderung mit Teilhabe-Leistung", person, "meb.disability", community, values));

    private static IEnumerable<NeedLine> HotWater(Bedarfsgemeinschaft community, OrientationValues values) =>
        Bedarfsgemeinschaft.Says(community.Answer("housing", "kdu.water"), "boiler")
            ? community.Persons.SelectMany(person => Share("hotWater", "Mehrbedarf für Warmwasser aus der Wohnung", person, HotWaterKey(person.Age), community, values))
            : [];

    private static string HotWaterKey(int? age) => age switch
    {
        < 6 => "meb.hotWater.age0",
        < 14 => "meb.hotWater.age6",
        < 18 => "meb.hotWater.age14",
        _ => "meb.hotWater.adult",
    };

    private static IEnumerable<NeedLine> Share(
        string code, string text, HouseholdPerson person, string key, Bedarfsgemeinschaft community, OrientationValues values)
    {
        if (Base(person, community, values) is { } standard && values.Find(key) is { } permille)
            yield return new NeedLine(code, person.Id, text, ShareOf(standard, permille.Number), permille);
    }

    private static int? Base(HouseholdPerson person, Bedarfsgemeinschaft community, OrientationValues values) =>
        StandardNeed.StepOf(person, community) is { } step ? StandardNeed.ValueOf(step, values)?.Number : null;

    // To the cent, half a cent up (§ 41 (2) SGB II).
    private static long ShareOf(int cents, int permille) => (((long)cents * permille) + (Permille / 2)) / Permille;

    private static DateOnly? DueOn(JsonElement? answer) =>
        answer is { ValueKind: JsonValueKind.String } text && DateOnly.TryParseExact(text.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly due) ? due : null;
}
