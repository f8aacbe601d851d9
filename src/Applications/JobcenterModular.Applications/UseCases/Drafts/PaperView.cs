using JobcenterModular.Applications.Domain;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>A paper, without its content.</summary>
/// <param name="Id">Id of the document.</param>
/// <param name="Evidence">What it was sent for.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="FileName">Name given by the sender.</param>
/// <param name="MediaType">Kind by content.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
/// <param name="ReceivedAt">When it arrived (UTC).</param>
/// <param name="Late">Arrived after the application was sent.</param>
/// <param name="Serves">The items of the checklist that it counts for: what it was sent for, unless somebody put it elsewhere.</param>
internal sealed record PaperView(
    Guid Id,
    string Evidence,
    string Person,
    string FileName,
    string MediaType,
    long SizeBytes,
    string Sha256,
    DateTimeOffset ReceivedAt,
    bool Late,
    IReadOnlyList<PaperUse> Serves)
{
    public static PaperView Of(KnownPaper known) => new(
        known.Paper.DocumentId,
        known.Paper.EvidenceCode,
        known.Paper.PersonId,
        known.Paper.FileName,
        known.Paper.MediaType,
        known.Paper.SizeBytes,
        known.Paper.Sha256,
        known.Paper.ReceivedAt,
        known.Paper.Late,
        known.Serves);
}

/// <summary>A paper for one item of the checklist.</summary>
/// <param name="Id">Id of the document.</param>
/// <param name="FileName">Name given by the sender.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
/// <param name="ReceivedAt">When it arrived (UTC).</param>
/// <param name="Late">Arrived after the application was sent: not in the receipt, but just as good.</param>
/// <param name="Checked">False as long as it waits for the check for harmful content; staff do not see it before.</param>
/// <param name="SetAside">Stable code of why it cannot be used, such as <c>infected</c>; null if it can.</param>
/// <param name="SetAsideText">The same in plain German.</param>
internal sealed record EvidencePaper(
    Guid Id, string FileName, string Sha256, DateTimeOffset ReceivedAt, bool Late, bool Checked, string? SetAside, string? SetAsideText)
{
    public static EvidencePaper Of(KnownPaper known)
    {
        string? reason = known.IsSetAside ? known.Standing!.SetAsideReason : null;
        return new EvidencePaper(
            known.Paper.DocumentId,
            known.Paper.FileName,
            known.Paper.Sha256,
            known.Paper.ReceivedAt,
            known.Paper.Late,
            known.IsReleased || known.IsSetAside,
            reason,
            reason is null ? null : SetAsideTexts.Of(reason));
    }
}
