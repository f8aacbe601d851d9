using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>A request for information waits for nothing any longer.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="RequestId">The request.</param>
/// <param name="Reason"><c>answered</c> or <c>withdrawn</c>.</param>
/// <param name="RequestVersion">From 1, higher with every change of this request; an older event is ignored.</param>
[EventName("applications.information-request-closed.v1")]
public sealed record InformationRequestClosed(
    Guid ApplicationId,
    Guid RequestId,
    string Reason,
    long RequestVersion) : IntegrationEvent;
