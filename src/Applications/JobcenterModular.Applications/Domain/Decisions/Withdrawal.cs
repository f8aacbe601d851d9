namespace JobcenterModular.Applications.Domain.Decisions;

/// <summary>The applicant does not want a sent application any more. A person records what follows.</summary>
internal sealed class Withdrawal
{
    public required BenefitApplicationId ApplicationId { get; init; }

    public required DateTimeOffset At { get; init; }
}
