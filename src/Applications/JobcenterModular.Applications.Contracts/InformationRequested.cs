using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>The office asks the applicant for something, or asks until another day than before.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="RequestId">The request.</param>
/// <param name="DueOn">The day until which the answer is to come.</param>
/// <param name="RequestVersion">From 1, higher with every change of this request; an older event is ignored.</param>
/// <param name="Items">What is still to come, each with why, in words for the applicant. Null in what was stored as <c>applications.information-requested.v1</c>.</param>
/// <param name="Notice">The written notice of consequences (§ 66 (3) SGB I), word for word; null as above.</param>
[EventName("applications.information-requested.v2", "applications.information-requested.v1")]
public sealed record InformationRequested(
    Guid ApplicationId,
    Guid RequestId,
    DateOnly DueOn,
    long RequestVersion,
    IReadOnlyList<string>? Items = null,
    string? Notice = null) : IntegrationEvent;
