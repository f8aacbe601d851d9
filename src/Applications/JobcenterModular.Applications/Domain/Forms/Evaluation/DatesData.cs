using System.Globalization;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>The <c>dates</c> of conditions: days counted from the application by deadlines of the law.</summary>
internal sealed class DatesData(LegalParameters parameters, DateOnly applicationDate) : RuleObject
{
    public override Value Read(ref ReadOnlySpan<PathSegment> path) =>
        Take(ref path) is "moveCheckFrom" ? MoveCheckFrom() : Value.Undefined;

    private Value MoveCheckFrom() => parameters.Number("move.checkMonths", applicationDate) is { } months
        ? Value.Of(applicationDate.AddMonths(-months).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : Value.Null;
}
