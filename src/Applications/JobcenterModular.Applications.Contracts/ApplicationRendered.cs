using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Contracts;

/// <summary>The document of record is there as a PDF/A-3b with the answers attached, sealed with the purpose applications.rendered:{ApplicationId}.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="SealedPdf">The file, sealed, in base64; the attachment <c>{Reference}.json</c> holds the answers byte for byte as sent.</param>
[EventName("applications.rendered.v1")]
public sealed record ApplicationRendered(
    Guid ApplicationId,
    string Reference,
    string SealedPdf) : IntegrationEvent;
