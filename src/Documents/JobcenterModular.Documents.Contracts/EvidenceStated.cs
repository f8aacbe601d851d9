using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Contracts;

/// <summary>The applicant said of an item of the checklist that it comes later or that there is none, or took that back.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="EvidenceCode">The item, such as N01.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Statement"><c>later</c>, <c>notAvailable</c>, or <c>none</c> where it was taken back.</param>
/// <param name="PromisedFor">With <c>later</c>: the day until which it is to come.</param>
/// <param name="ItemVersion">From 1, higher with every statement on and every review of this item; an older event is ignored.</param>
[EventName("documents.evidence-stated.v1")]
public sealed record EvidenceStated(
    Guid ApplicationId,
    string EvidenceCode,
    string PersonId,
    string Statement,
    DateOnly? PromisedFor,
    long ItemVersion) : IntegrationEvent;
