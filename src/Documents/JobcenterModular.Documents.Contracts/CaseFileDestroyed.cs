using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Contracts;

/// <summary>A case file was deleted by rule after a person confirmed it; what others keep of its applications goes too.</summary>
/// <param name="CaseFileId">The case file.</param>
/// <param name="ApplicationIds">The applications that lay in it.</param>
[EventName("documents.case-file-destroyed.v1")]
public sealed record CaseFileDestroyed(
    Guid CaseFileId,
    IReadOnlyList<Guid> ApplicationIds) : IntegrationEvent;
