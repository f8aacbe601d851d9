using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Phone;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>What was done on the phone with an application, for staff.</summary>
/// <param name="TakenBy">Account of the agent who began it; null if the applicant did.</param>
/// <param name="TakenAt">When (UTC).</param>
/// <param name="ReadBackAt">When the answers were read to the caller last (UTC).</param>
/// <param name="ReadBackBy">Account of the agent who did.</param>
/// <param name="SubmittedBy">Account of the agent who sent it for the caller; null if the applicant did.</param>
/// <param name="Steps">What was done, in order; at most the last 200.</param>
internal sealed record PhoneRecord(
    string? TakenBy, DateTimeOffset? TakenAt, DateTimeOffset? ReadBackAt, string? ReadBackBy, string? SubmittedBy, IReadOnlyList<PhoneRecordStep> Steps);

/// <summary>One thing that was done.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Agent">Account of the agent.</param>
/// <param name="What">What.</param>
/// <param name="Section">The section instance that was saved.</param>
internal sealed record PhoneRecordStep(DateTimeOffset At, string Agent, PhoneDeed What, string? Section);

internal static class PhoneRecords
{
    private const int Cap = 200;

    public static async Task<PhoneRecord?> PhoneRecordAsync(this IApplicationsDb db, BenefitApplicationId id, CancellationToken cancellationToken)
    {
        IQueryable<PhoneStep> all = db.PhoneSteps.AsNoTracking().Where(step => step.ApplicationId == id);
        List<PhoneStep> steps = await all.OrderByDescending(step => step.At).ThenByDescending(step => step.Id).Take(Cap).ToListAsync(cancellationToken);
        if (steps.Count == 0)
            return null;
        steps.Reverse();
        PhoneStep? taken = await all.Where(step => step.What == PhoneDeed.ShortApplication || step.What == PhoneDeed.Started)
            .OrderBy(step => step.At).FirstOrDefaultAsync(cancellationToken);
        PhoneStep? read = await all.Where(step => step.What == PhoneDeed.ReadBack).OrderByDescending(step => step.At).FirstOrDefaultAsync(cancellationToken);
        PhoneStep? sent = await all.FirstOrDefaultAsync(step => step.What == PhoneDeed.Submitted, cancellationToken);
        return new PhoneRecord(
            taken?.Agent,
            taken?.At,
            read?.At,
            read?.Agent,
            sent?.Agent,
            [.. steps.Select(step => new PhoneRecordStep(step.At, step.Agent, step.What, step.Section))]);
    }
}
