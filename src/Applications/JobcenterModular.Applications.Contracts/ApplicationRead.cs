using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>Somebody of staff read a sent application; stored before the answer leaves.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Subject">Account of the reader.</param>
/// <param name="Role">Role under which it was read, such as <c>caseworker</c>.</param>
/// <param name="What"><c>application</c>, <c>summary</c>, <c>summaryPdf</c> or <c>difference</c>.</param>
[EventName("applications.read.v1")]
public sealed record ApplicationRead(
    Guid ApplicationId,
    string Subject,
    string Role,
    string What) : IntegrationEvent;
