using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>The office asks for these papers of a sent application, whatever its answers ask for: they may come from now on.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="RequestId">The request.</param>
/// <param name="EvidenceCodes">The items, such as N01; the next two lists go along with it.</param>
/// <param name="PersonIds">Whose each is: <c>ap</c> or a household member such as <c>p1</c>.</param>
/// <param name="Titles">What each is called.</param>
/// <param name="DueOn">The day until which they are to come.</param>
[EventName("applications.papers-requested.v1")]
public sealed record PapersRequested(
    Guid ApplicationId,
    Guid RequestId,
    IReadOnlyList<string> EvidenceCodes,
    IReadOnlyList<string> PersonIds,
    IReadOnlyList<string> Titles,
    DateOnly DueOn) : IntegrationEvent;
