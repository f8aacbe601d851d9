using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain.Decisions;

/// <summary>
/// Whether the applicant wants decisions in the portal, said after sending (§ 37 (2b) SGB X). It counts before the answer
/// in the form, and can be changed at any time.
/// </summary>
internal sealed class PortalDelivery : AggregateRoot
{
    private PortalDelivery()
    {
    }

    /// <summary>The application.</summary>
    public BenefitApplicationId Id { get; private init; }

    public bool Consent { get; private set; }

    public DateTimeOffset SaidAt { get; private set; }

    public static PortalDelivery Of(BenefitApplicationId application) => new() { Id = application };

    public void Say(bool consent, DateTimeOffset now)
    {
        Consent = consent;
        SaidAt = now;
    }
}
