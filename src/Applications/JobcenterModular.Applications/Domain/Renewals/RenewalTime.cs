using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Renewals;

/// <summary>The dates of a renewal, from the law's and the office's dated values.</summary>
internal static class RenewalTime
{
    private const string OfferDays = "wba.remindDays";
    private const string MostGapMonths = "wba.maxGapMonths";
    private const string UsualMonths = "bwz.months.normal";

    /// <summary>The first day on which a renewal is offered.</summary>
    public static DateOnly OfferedFrom(LegalParameters parameters, DateOnly periodEnd) =>
        periodEnd.AddDays(-Required(parameters, OfferDays, periodEnd));

    /// <summary>Whether the period is over for longer than an office takes renewals.</summary>
    public static bool IsTooLate(LegalParameters parameters, DateOnly periodEnd, DateOnly day) =>
        day > periodEnd.AddMonths(Required(parameters, MostGapMonths, day));

    /// <summary>
    /// From when an application of this day counts: after the period that ends, but never before the first of its own month
    /// (§ 37 (2) SGB II).
    /// </summary>
    public static DateOnly CountsFrom(DateOnly periodEnd, DateOnly applicationDate)
    {
        DateOnly effect = BenefitApplication.FirstOfMonth(applicationDate);
        return effect > periodEnd ? effect : periodEnd.AddDays(1);
    }

    public static RenewalFacts Facts(LegalParameters parameters, AnswerSheet baseline, DateOnly periodEnd, DateOnly applicationDate)
    {
        DateOnly from = CountsFrom(periodEnd, applicationDate);
        return new RenewalFacts(
            baseline,
            periodEnd,
            from,
            from.AddMonths(Required(parameters, UsualMonths, applicationDate)).AddDays(-1),
            IsTooLate(parameters, periodEnd, applicationDate));
    }

    private static int Required(LegalParameters parameters, string key, DateOnly day) =>
        parameters.Number(key, day) ?? throw new InvalidOperationException($"No value of {key} holds on {day:O}.");
}
