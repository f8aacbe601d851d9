using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>A paper that the answers ask for.</summary>
/// <param name="Code">Evidence code, N01 to N32.</param>
/// <param name="Title">What it is.</param>
/// <param name="Help">What to look after.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Because">The questions that ask for it.</param>
/// <param name="State"><c>present</c>, <c>missing</c> or <c>offered</c> (may be sent, is never missing).</param>
/// <param name="Documents">The papers that are there for it.</param>
internal sealed record EvidenceItem(
    string Code,
    string Title,
    string? Help,
    string Person,
    IReadOnlyList<QuestionRef> Because,
    EvidenceState State,
    IReadOnlyList<Guid> Documents)
{
    public static IReadOnlyList<EvidenceItem> Of(FormEvaluation evaluation, IReadOnlyList<PaperView> papers) =>
    [
        .. evaluation.Evidence.Select(due =>
        {
            List<Guid> present = [.. papers.Where(paper => paper.Evidence == due.Code && paper.Person == due.Person).Select(paper => paper.Id)];
            EvidenceState state = present.Count > 0 ? EvidenceState.Present : due.Optional ? EvidenceState.Offered : EvidenceState.Missing;
            return new EvidenceItem(due.Code, due.Title, due.Help, due.Person, [.. due.Because.Select(QuestionRef.Of)], state, present);
        }),
    ];
}

/// <summary>Whether a paper is there. A missing one never blocks sending.</summary>
internal enum EvidenceState
{
    /// <summary>At least one paper is there.</summary>
    Present,

    /// <summary>Due, not there yet; can follow.</summary>
    Missing,

    /// <summary>May be sent, need not.</summary>
    Offered,
}

/// <summary>A paper, without its content.</summary>
/// <param name="Id">Id of the document.</param>
/// <param name="Evidence">What it proves.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="FileName">Name given by the sender.</param>
/// <param name="MediaType">Kind by content.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
/// <param name="ReceivedAt">When it arrived (UTC).</param>
/// <param name="Late">Arrived after the application was sent.</param>
internal sealed record PaperView(
    Guid Id, string Evidence, string Person, string FileName, string MediaType, long SizeBytes, string Sha256, DateTimeOffset ReceivedAt, bool Late);

internal static class PaperQueries
{
    public static Task<List<PaperView>> PapersOfAsync(this IApplicationsDb db, BenefitApplicationId id, CancellationToken cancellationToken) =>
        db.Papers.Where(paper => paper.ApplicationId == id)
            .OrderBy(paper => paper.ReceivedAt)
            .Select(paper => new PaperView(
                paper.DocumentId, paper.EvidenceCode, paper.PersonId, paper.FileName, paper.MediaType, paper.SizeBytes, paper.Sha256, paper.ReceivedAt, paper.Late))
            .ToListAsync(cancellationToken);
}
