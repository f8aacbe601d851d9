using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Submitting;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Household;

/// <summary>Parts that nobody has confirmed: a hint to the applicant, who speaks for all as long as nobody objects (§ 38 SGB II). It blocks nothing.</summary>
internal static class Unconfirmed
{
    public static async Task<IReadOnlyList<FollowUpItem>> UnconfirmedAsync(
        this IApplicationsDb db, BenefitApplicationId id, FormEvaluation evaluation, CancellationToken cancellationToken)
    {
        if (evaluation.Persons.Length <= 1)
            return [];
        List<string> persons = await db.HouseholdInvitations.AsNoTracking()
            .Where(row => row.ApplicationId == id && row.TakenBackAt == null && row.ConfirmedAt == null)
            .OrderBy(row => row.InvitedAt)
            .Select(row => row.Person)
            .ToListAsync(cancellationToken);
        return
        [
            .. evaluation.Persons.Where(person => persons.Contains(person.Id)).Select(person => new FollowUpItem(
                "confirmation", null, "household", person.Id, "notConfirmed", $"{person.Name ?? "Diese Person"} hat den eigenen Teil noch nicht bestätigt.")),
        ];
    }
}
