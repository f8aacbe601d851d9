using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>The office asks the applicant for something, or asks until another day than before.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="RequestId">The request.</param>
/// <param name="DueOn">The day until which the answer is to come.</param>
/// <param name="RequestVersion">From 1, higher with every change of this request; an older event is ignored.</param>
[EventName("applications.information-requested.v1")]
public sealed record InformationRequested(
    Guid ApplicationId,
    Guid RequestId,
    DateOnly DueOn,
    long RequestVersion) : IntegrationEvent;
