using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>A draft moved to another version of its form, which may ask for other papers.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="EvidenceCodes">Codes under which the form accepts papers too from now on.</param>
[EventName("applications.draft-form-changed.v1")]
public sealed record DraftFormChanged(
    Guid ApplicationId,
    string Reference,
    IReadOnlyList<string> EvidenceCodes) : IntegrationEvent;
