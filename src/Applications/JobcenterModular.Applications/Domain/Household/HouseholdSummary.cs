namespace JobcenterModular.Applications.Domain.Household;

/// <summary>The summary as the applicant may read it, where somebody of the household answered alone.</summary>
internal sealed class HouseholdSummary
{
    public required BenefitApplicationId ApplicationId { get; init; }

    /// <summary>HTML, compressed with Brotli.</summary>
    public required byte[] Html { get; init; }
}
