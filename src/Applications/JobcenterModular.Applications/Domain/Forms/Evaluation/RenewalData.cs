using System.Globalization;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>The <c>renewal</c> of conditions: the period that ends and the time applied for. All null in a first application.</summary>
internal sealed class RenewalData(RenewalFacts? renewal) : RuleObject
{
    public override Value Read(ref ReadOnlySpan<PathSegment> path) => (Take(ref path), renewal) switch
    {
        (_, null) => Value.Null,
        ("periodEnd", { } facts) => Day(facts.PeriodEnd),
        ("from", { } facts) => Day(facts.From),
        ("to", { } facts) => Day(facts.To),
        ("gapDays", { } facts) => Value.Of(facts.GapDays),
        ("gapTooLong", { } facts) => Value.Of(facts.GapTooLong),
        _ => Value.Undefined,
    };

    private static Value Day(DateOnly day) => Value.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
