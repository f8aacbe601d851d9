using System.Collections.Immutable;
using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.Applications.Domain.Orientation;

/// <summary>Savings as they were stated beside what § 12 SGB II leaves to each person; what one does not use, others of the household may.</summary>
/// <param name="StatedCents">All that was stated, without a car that is called adequate, a pension for old age and the own home.</param>
/// <param name="AllowanceCents">What is left to the household; null if an age or a value is not known.</param>
/// <param name="Allowances">The same for each person.</param>
internal sealed record RoughAssets(long StatedCents, long? AllowanceCents, ImmutableArray<Allowance> Allowances)
{
    private static readonly int[] Steps = [50, 40, 30, 0];

    public static RoughAssets Of(Bedarfsgemeinschaft community, OrientationValues values)
    {
        ImmutableArray<Allowance> allowances = [.. community.Persons.Select(person => AllowanceOf(person, community.On, values)).OfType<Allowance>()];
        return new RoughAssets(
            community.Persons.Sum(person => StatedBy(person, community)),
            allowances.Length == community.Persons.Length ? allowances.Sum(allowance => (long)allowance.Value.Number) : null,
            allowances);
    }

    // The higher step counts from the first day of the month of the birthday.
    private static Allowance? AllowanceOf(HouseholdPerson person, DateOnly on, OrientationValues values)
    {
        if (person.BirthDate is not { } born)
            return null;
        int reached = on.Year - born.Year - (on.Month < born.Month ? 1 : 0);
        return values.Find($"asset.allowance.age{Steps.First(step => reached >= step || step == 0)}") is { } value ? new Allowance(person.Id, value) : null;
    }

    private static long StatedBy(HouseholdPerson person, Bedarfsgemeinschaft community)
    {
        JsonElement? Of(string question) => community.Answer(person, "assets", question);
        return Sum(Of("vm.accounts"), "balance", _ => true)
            + (Bedarfsgemeinschaft.Cents(Of("vm.cash")) ?? 0)
            + Sum(Of("vm.invest"), "value", _ => true)
            + Sum(Of("vm.pension"), "value", line => !Bedarfsgemeinschaft.IsYes(line, "forOldAge"))
            + Sum(Of("vm.car"), "value", line => !Bedarfsgemeinschaft.IsYes(line, "adequate"))
            + Sum(Of("vm.land"), "value", _ => true);
    }

    private static long Sum(JsonElement? list, string field, Func<JsonElement, bool> counts) =>
        Bedarfsgemeinschaft.Lines(list).Where(counts).Sum(line => Bedarfsgemeinschaft.Cents(line, field) ?? 0);
}

/// <summary>What is left to one person.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Value">The dated amount in cents.</param>
internal sealed record Allowance(string Person, DatedValue Value);
