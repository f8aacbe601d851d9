using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>A person began an application; from now on papers may come for it.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="OwnerSubject">Account that started it; null for a guest.</param>
/// <param name="EvidenceCodes">Codes under which its form accepts papers.</param>
/// <param name="KeepUntil">Last day on which the draft is kept if nothing more happens.</param>
/// <param name="Renews">The granted application that a renewal goes on from: it lies in the same case file. Null for a first application, and in what was stored as <c>applications.draft-started.v1</c>.</param>
[EventName("applications.draft-started.v2", "applications.draft-started.v1")]
public sealed record DraftStarted(
    Guid ApplicationId,
    string Reference,
    string? OwnerSubject,
    IReadOnlyList<string> EvidenceCodes,
    DateOnly KeepUntil,
    Guid? Renews = null) : IntegrationEvent;
