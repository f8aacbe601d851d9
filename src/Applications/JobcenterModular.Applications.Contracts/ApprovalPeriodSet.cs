using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>Benefits are granted for this time (§ 41 (3) SGB II), or for another time than before.</summary>
/// <param name="ApplicationId">The application that was decided.</param>
/// <param name="PeriodId">The approval period.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Provisional">Granted for the time being only (§ 41a SGB II).</param>
/// <param name="PeriodVersion">From 1, higher with every change of this period; an older event is ignored.</param>
[EventName("applications.approval-period-set.v1")]
public sealed record ApprovalPeriodSet(
    Guid ApplicationId,
    Guid PeriodId,
    DateOnly From,
    DateOnly To,
    bool Provisional,
    long PeriodVersion) : IntegrationEvent;
