using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.Subscriptions;

/// <summary>
/// The rows that Documents' words are written into, made by whichever word comes first. The application is guarded: two
/// words at the same moment exclude each other, and a submission sees a word whole or not at all.
/// </summary>
internal static class StandingLookup
{
    /// <summary>The application, guarded; null if it is gone, and then nothing is to be kept.</summary>
    public static async Task<BenefitApplication?> GuardedAsync(this ApplicationsDbContext db, Guid applicationId, CancellationToken cancellationToken)
    {
        BenefitApplication? application = await db.FindApplicationAsync(new BenefitApplicationId(applicationId), cancellationToken);
        if (application is not null)
            db.Guard(application);
        return application;
    }

    public static async Task<PaperStanding> PaperStandingAsync(
        this ApplicationsDbContext db, Guid documentId, BenefitApplicationId application, CancellationToken cancellationToken) =>
        await db.PaperStandings.SingleOrDefaultAsync(row => row.DocumentId == documentId, cancellationToken)
        ?? db.PaperStandings.Add(PaperStanding.Of(documentId, application)).Entity;

    public static async Task<EvidenceStanding> EvidenceStandingAsync(
        this ApplicationsDbContext db, BenefitApplicationId application, string code, string person, CancellationToken cancellationToken) =>
        await db.EvidenceStandings.SingleOrDefaultAsync(
            row => row.ApplicationId == application && row.EvidenceCode == code && row.PersonId == person, cancellationToken)
        ?? db.EvidenceStandings.Add(EvidenceStanding.Of(application, code, person)).Entity;
}
