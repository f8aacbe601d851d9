using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>A person of the office decided on an application, or whether its letter may be read in the portal has changed since.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Kind"><c>granted</c>, <c>refused</c>, <c>withdrawn</c> or <c>passedOn</c>.</param>
/// <param name="PortalDelivery">The applicant consents to decisions in the portal (§ 37 (2b) SGB X).</param>
/// <param name="DecisionVersion">Higher with every change; an older event is ignored.</param>
/// <param name="DecisionNumber">From 1, higher with every decision on this application; null in what was stored as <c>applications.decision-recorded.v1</c>.</param>
[EventName("applications.decision-recorded.v2", "applications.decision-recorded.v1")]
public sealed record DecisionRecorded(
    Guid ApplicationId,
    string Kind,
    bool PortalDelivery,
    long DecisionVersion,
    int? DecisionNumber = null) : IntegrationEvent;
