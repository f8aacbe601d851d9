namespace JobcenterModular.Applications.Domain.Periods;

/// <summary>A time for which benefits are granted (Bewilligungszeitraum, § 41 (3) SGB II).</summary>
internal sealed class ApprovalPeriod
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>The application that was granted.</summary>
    public required BenefitApplicationId ApplicationId { get; init; }

    /// <summary>First day, always the first of a month or the day on which the entitlement begins.</summary>
    public required DateOnly From { get; set; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; set; }

    /// <summary>Granted for the time being only (§ 41a SGB II).</summary>
    public required bool Provisional { get; set; }

    public required PeriodState State { get; set; }

    /// <summary>From 1, higher with every change; others ignore what is older.</summary>
    public required long Revision { get; set; }

    /// <summary>When a person was told that it is over and final figures are needed (§ 41a (3) SGB II).</summary>
    public DateTimeOffset? FinalFiguresAskedAt { get; set; }
}

/// <summary>Whether a period counts, and whether its end must still be told.</summary>
internal enum PeriodState
{
    /// <summary>It counts; its end will be told.</summary>
    Granted,

    /// <summary>It counts; a renewal was sent, so nobody needs to be reminded.</summary>
    Renewed,

    /// <summary>It does not count: the decision was taken back.</summary>
    Withdrawn,
}
