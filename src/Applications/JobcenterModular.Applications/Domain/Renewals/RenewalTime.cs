using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Renewals;

/// <summary>The dates of a renewal, from the law's and the office's dated values.</summary>
internal static class RenewalTime
{
    private const string OfferDays = "wba.remindDays";
    private const string MostGapMonths = "wba.maxGapMonths";
    private const string UsualMonths = "bwz.months.normal";

    /// <summary>The first day on which a renewal is offered, as the office offers it today: a period may be older than its rule.</summary>
    public static DateOnly OfferedFrom(LegalParameters parameters, DateOnly periodEnd, DateOnly today) =>
        periodEnd.AddDays(-ValueOn(parameters, OfferDays, today));

    /// <summary>Whether the period is over for longer than an office takes renewals.</summary>
    public static bool IsTooLate(LegalParameters parameters, DateOnly periodEnd, DateOnly day) =>
        day > periodEnd.AddMonths(ValueOn(parameters, MostGapMonths, day));

    /// <summary>
    /// From when an application of this day counts: after the period that ends, but never before the first of its own month
    /// (§ 37 (2) SGB II).
    /// </summary>
    /// <param name="periodEnd">Last day of the period that a renewal goes on from; null for a first application.</param>
    public static DateOnly CountsFrom(DateOnly applicationDate, DateOnly? periodEnd)
    {
        DateOnly effect = BenefitApplication.FirstOfMonth(applicationDate);
        return periodEnd is { } end && effect <= end ? end.AddDays(1) : effect;
    }

    public static RenewalFacts Facts(LegalParameters parameters, AnswerSheet baseline, DateOnly periodEnd, DateOnly applicationDate)
    {
        DateOnly from = CountsFrom(applicationDate, periodEnd);
        return new RenewalFacts(
            baseline,
            periodEnd,
            from,
            from.AddMonths(ValueOn(parameters, UsualMonths, applicationDate)).AddDays(-1),
            IsTooLate(parameters, periodEnd, applicationDate));
    }

    // A rule of the office that began later is better than none: an old date refuses nobody.
    private static int ValueOn(LegalParameters parameters, string key, DateOnly day) => parameters.Number(key, day)
        ?? parameters.Number(key, parameters.All.Where(parameter => parameter.Key == key).Min(parameter => parameter.ValidFrom))
        ?? throw new InvalidOperationException($"{key} is no number.");
}
