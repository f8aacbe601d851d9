using System.Globalization;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.Applications.Domain.Orientation;

/// <summary>The standard need of each person (Regelbedarf, § 20 and § 23 no. 1 SGB II).</summary>
internal static class StandardNeed
{
    private const int Grown = 18;
    private const int Teenager = 14;
    private const int Schoolchild = 6;

    /// <summary>One line a person; none where no age or no value is known.</summary>
    public static IEnumerable<NeedLine> Of(Bedarfsgemeinschaft community, OrientationValues values)
    {
        foreach (HouseholdPerson person in community.Persons)
        {
            if (StepOf(person, community) is { } step && ValueOf(step, values) is { } value)
                yield return new NeedLine($"standard.{step}", person.Id, $"Regelbedarf, Stufe {step}", value.Number, value);
        }
    }

    /// <summary>The Regelbedarfsstufe, 1 to 6; null while the age is not known.</summary>
    public static int? StepOf(HouseholdPerson person, Bedarfsgemeinschaft community) => person.Age switch
    {
        null => null,
        < Schoolchild => 6,
        < Teenager => 5,
        < Grown => 4,
        _ when IsGrownChild(person, community) => 3,
        _ => LivesAsCouple(person, community) ? 2 : 1,
    };

    public static DatedValue? ValueOf(int step, OrientationValues values) => values.Find(string.Create(CultureInfo.InvariantCulture, $"rbs.step{step}"));

    // Who is under 25 and still here belongs to the parents (§ 7 (3) no. 4); the roles of the form have looked at that.
    private static bool IsGrownChild(HouseholdPerson person, Bedarfsgemeinschaft community) =>
        person.IsApplicant ? community.IsOfParents : person.Relation is "kind" or "kindPartner";

    private static bool LivesAsCouple(HouseholdPerson person, Bedarfsgemeinschaft community) => person.Relation == "mutterVater"
        ? community.Parents > 1
        : (person.IsApplicant || Bedarfsgemeinschaft.IsPartner(person)) && community.HasPartner;
}
