using System.Collections.Immutable;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.Applications.Domain.Orientation;

/// <summary>
/// What a caseworker would jot down at first sight: the need of the household, the savings beside what is left to it, and what to look at.
/// A hint with the source of every value, never a verdict: nothing in this software acts on it (§ 31a SGB X, Art. 22 GDPR). Income is not
/// taken off, since only a person can say what counts.
/// </summary>
/// <param name="On">The day whose law is read: the first day of the month from which the application counts.</param>
/// <param name="Need">Line by line.</param>
/// <param name="Assets">What was stated, and what is left to the household.</param>
/// <param name="Flags">What to look at.</param>
internal sealed record RoughOrientation(DateOnly On, ImmutableArray<NeedLine> Need, RoughAssets Assets, ImmutableArray<OrientationFlag> Flags)
{
    /// <summary>Sum of all lines, in cents a month.</summary>
    public long NeedCents => Need.Sum(line => line.Cents);

    /// <summary>Reads the answers by the values that hold on a day.</summary>
    public static RoughOrientation Of(FormEvaluation evaluation, AnswerSheet answers, OrientationValues values)
    {
        var community = new Bedarfsgemeinschaft(evaluation, answers, values.On);
        ImmutableArray<NeedLine> need = [.. StandardNeed.Of(community, values), .. AdditionalNeed.Of(community, values), .. HousingNeed.Of(community)];
        RoughAssets assets = RoughAssets.Of(community, values);
        return new RoughOrientation(values.On, need, assets, [.. OrientationFlag.Of(assets), .. values.Missing.Select(OrientationFlag.WithoutValue)]);
    }
}

/// <summary>An amount of the rough need.</summary>
/// <param name="Code">What it is, such as <c>standard.1</c>.</param>
/// <param name="Person">Whose it is; null if it is the household's.</param>
/// <param name="Text">The same in German.</param>
/// <param name="Cents">Euro cents a month.</param>
/// <param name="Value">The dated value that it follows from; null for what was stated.</param>
internal sealed record NeedLine(string Code, string? Person, string Text, long Cents, DatedValue? Value);
