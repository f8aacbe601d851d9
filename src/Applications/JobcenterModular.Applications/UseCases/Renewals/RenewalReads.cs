using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Renewals;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Renewals;

/// <summary>What conditions, blocks and evidence of a renewal need beside its answers. A first application costs no query.</summary>
internal static class RenewalReads
{
    /// <summary>What makes the application a renewal, only to be read; null for a first one.</summary>
    public static async Task<Renewal?> RenewalOfAsync(
        this IApplicationsDb db, BenefitApplication application, FormDefinition form, CancellationToken cancellationToken) => form.Renewal is null
        ? null
        : await db.Renewals.AsNoTracking().SingleOrDefaultAsync(row => row.ApplicationId == application.Id, cancellationToken);

    /// <summary>From when an application counts; see <see cref="FormFacts.CountsFrom"/> where the facts are at hand.</summary>
    public static async Task<DateOnly> CountsFromAsync(this IApplicationsDb db, BenefitApplication application, CancellationToken cancellationToken) =>
        RenewalTime.CountsFrom(application.ApplicationDate, await db.Renewals
            .Where(row => row.ApplicationId == application.Id).Select(row => (DateOnly?)row.PeriodEnd).SingleOrDefaultAsync(cancellationToken));

    public static async Task<FormFacts> FactsOfAsync(
        this IApplicationsDb db, BenefitApplication application, FormDefinition form, CancellationToken cancellationToken) =>
        FactsOf(application, form, await db.RenewalOfAsync(application, form, cancellationToken));

    public static FormFacts FactsOf(BenefitApplication application, FormDefinition form, Renewal? renewal)
    {
        FormFacts facts = OwnApplication.FactsOf(application);
        if (renewal is null)
            return facts;
        RenewalFacts known = RenewalTime.Facts(
            form.LegalParameters, AnswerSheet.Parse(renewal.Baseline), renewal.PeriodEnd, application.ApplicationDate);
        return facts with
        {
            Renewal = known with
            {
                AsksAssets = renewal.AsksAssets,
                Confirmed = renewal.Words().Where(word => word.Value.Confirmed).Select(word => word.Key).ToHashSet(StringComparer.Ordinal),
                Saved = application.SectionVersionsOf(),
            },
        };
    }
}
