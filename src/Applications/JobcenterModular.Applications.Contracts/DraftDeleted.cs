using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>A draft is gone, by its owner's wish or because its promised time ran out; its papers go with it.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="Reason"><c>owner</c> or <c>expired</c>.</param>
[EventName("applications.draft-deleted.v1")]
public sealed record DraftDeleted(
    Guid ApplicationId,
    string Reference,
    string Reason) : IntegrationEvent;
