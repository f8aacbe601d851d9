using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>Nobody needs to be reminded of the end of an approval period any longer.</summary>
/// <param name="ApplicationId">The application that was decided.</param>
/// <param name="PeriodId">The approval period.</param>
/// <param name="Reason"><c>renewed</c>, <c>withdrawn</c> or <c>replaced</c>.</param>
/// <param name="PeriodVersion">From 1, higher with every change of this period; an older event is ignored.</param>
[EventName("applications.approval-period-closed.v1")]
public sealed record ApprovalPeriodClosed(
    Guid ApplicationId,
    Guid PeriodId,
    string Reason,
    long PeriodVersion) : IntegrationEvent;
