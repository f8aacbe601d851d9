using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.Applications.Domain.Renewals;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Renewals;

/// <summary>Recognises a first application of somebody whose granted time ends soon or has just ended. It offers, and never forces.</summary>
internal static class RenewalOffers
{
    /// <summary>Whoever has no account is not recognised.</summary>
    public static async Task<RenewalOffer?> OfferAsync(
        this IApplicationsDb db, FormCatalog forms, FormDefinition form, string? owner, DateOnly today, CancellationToken cancellationToken)
    {
        if (owner is null || form.Renewal is not null || forms.NewestRenewal is not { } renewal)
            return null;
        var ending = await (
            from application in db.Applications.AsNoTracking()
            where application.OwnerSubject == owner && application.Status == ApplicationStatus.Submitted
            join period in db.ApprovalPeriods.AsNoTracking() on application.Id equals period.ApplicationId
            where period.State == PeriodState.Granted
            orderby period.To descending
            select new { application.Id, application.Reference, period.To }).FirstOrDefaultAsync(cancellationToken);
        if (ending is null
            || today < RenewalTime.OfferedFrom(forms.LegalParameters, ending.To, today)
            || RenewalTime.IsTooLate(forms.LegalParameters, ending.To, today))
        {
            return null;
        }

        string ends = today > ending.To ? "ist am {0} zu Ende gegangen" : "geht bis zum {0}";
        return new RenewalOffer(
            ending.Id.Value,
            ending.Reference,
            ending.To,
            renewal.Key,
            $"Ihr Geld {ends.Replace("{0}", GermanDates.Text(ending.To), StringComparison.Ordinal)}. Der Folgeantrag ist viel kürzer: Was Sie uns schon gesagt haben, steht dort schon da.");
    }
}

/// <summary>A shorter way for somebody who has begun a first application.</summary>
/// <param name="Renews">The granted application that a renewal would continue.</param>
/// <param name="Reference">Its reference, for people.</param>
/// <param name="PeriodEnd">Last day of its approval period.</param>
/// <param name="Form">Key of the form to start instead, with <c>renews</c>.</param>
/// <param name="Text">Plain German.</param>
internal sealed record RenewalOffer(Guid Renews, string Reference, DateOnly PeriodEnd, string Form, string Text);
