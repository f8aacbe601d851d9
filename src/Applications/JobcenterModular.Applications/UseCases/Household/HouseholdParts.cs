using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Household;

/// <summary>Which parts of an application only somebody else may see. Who lives alone costs no query.</summary>
internal static class HouseholdParts
{
    public static Task<ClosedParts> ClosedPartsAsync(
        this IApplicationsDb db, BenefitApplicationId id, FormDefinition form, FormEvaluation evaluation, CancellationToken cancellationToken) =>
        evaluation.Persons.Length > 1 ? ReadAsync(db, id, form, cancellationToken) : Task.FromResult(new ClosedParts(form, []));

    /// <summary>For answers that were not evaluated.</summary>
    public static Task<ClosedParts> ClosedPartsAsync(
        this IApplicationsDb db, BenefitApplication application, FormDefinition form, CancellationToken cancellationToken) =>
        application.HighestPersonNumber > 0 ? ReadAsync(db, application.Id, form, cancellationToken) : Task.FromResult(new ClosedParts(form, []));

    /// <summary>Refuses the applicant, and whoever acts for the applicant, a part that somebody answers alone.</summary>
    /// <exception cref="SharedKernel.RefusalException">The section instance is closed.</exception>
    public static async Task EnsureOpenAsync(
        this IApplicationsDb db, BenefitApplicationId id, FormDefinition form, string section, CancellationToken cancellationToken)
    {
        if (InstanceKey.TryParse(section) is not { IsApplicant: false })
            return;
        if ((await ReadAsync(db, id, form, cancellationToken)).Hides(section))
            throw HouseholdRefusals.PartClosed.ToException();
    }

    /// <summary>Whether somebody answers this person's part alone, or has done so: nobody else gets it ever after.</summary>
    public static Task<bool> IsTakenOverAsync(this IApplicationsDb db, BenefitApplicationId id, string person, CancellationToken cancellationToken) =>
        db.HouseholdInvitations.AnyAsync(row => row.ApplicationId == id && row.Person == person && row.AcceptedAt != null, cancellationToken);

    private static async Task<ClosedParts> ReadAsync(IApplicationsDb db, BenefitApplicationId id, FormDefinition form, CancellationToken cancellationToken) =>
        new(form, await db.HouseholdInvitations.AsNoTracking()
            .Where(row => row.ApplicationId == id && row.AcceptedAt != null)
            .Select(row => row.Person)
            .ToListAsync(cancellationToken));
}
