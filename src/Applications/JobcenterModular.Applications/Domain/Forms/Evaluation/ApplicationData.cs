using System.Globalization;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>The <c>application</c> of conditions.</summary>
internal sealed class ApplicationData(FormFacts facts) : RuleObject
{
    public override Value Read(ref ReadOnlySpan<PathSegment> path) => Take(ref path) switch
    {
        "date" => Value.Of(facts.ApplicationDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        "month" => Value.Of(facts.ApplicationDate.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        "monthStart" => Value.Of(facts.MonthStart.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        "eidLogin" => Value.Of(facts.EidLogin),
        _ => Value.Undefined,
    };
}
