using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>A paper that the answers ask for.</summary>
/// <param name="Code">Evidence code, N01 to N32.</param>
/// <param name="Title">What it is.</param>
/// <param name="Help">What to look after.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Because">The questions that ask for it.</param>
/// <param name="State">
/// <c>present</c>, <c>missing</c>, <c>offered</c> (may be sent, is never missing), <c>later</c> (the person sends it until
/// <c>promisedFor</c>), <c>notAvailable</c> (the person has none), <c>accepted</c>, or <c>rejected</c> (to be sent again, see <c>reason</c>).
/// </param>
/// <param name="Documents">Ids of the papers that count for it.</param>
/// <param name="Papers">
/// The papers for it, with their check. For the applicant also those that still wait (<c>checked: false</c>) and those that cannot
/// be used (<c>setAside</c>), which do not count; staff get neither.
/// </param>
/// <param name="PromisedFor">With <c>later</c>: the day that the person named.</param>
/// <param name="ReasonCode">With <c>rejected</c>: stable code of the reason, if there is one.</param>
/// <param name="Reason">With <c>rejected</c>: why, in plain German.</param>
/// <param name="DueOn">Until when it is to come, once the application is sent; null where nothing is to come.</param>
internal sealed record EvidenceItem(
    string Code,
    string Title,
    string? Help,
    string Person,
    IReadOnlyList<QuestionRef> Because,
    EvidenceState State,
    IReadOnlyList<Guid> Documents,
    IReadOnlyList<EvidencePaper> Papers,
    DateOnly? PromisedFor,
    string? ReasonCode,
    string? Reason,
    DateOnly? DueOn)
{
    /// <summary>The checklist.</summary>
    /// <param name="evaluation">What the answers ask for.</param>
    /// <param name="known">What is there, and what was said of it.</param>
    /// <param name="dueOn">Until when papers are to come; null for a draft.</param>
    public static IReadOnlyList<EvidenceItem> Of(FormEvaluation evaluation, EvidenceKnown known, DateOnly? dueOn) =>
        [.. evaluation.Evidence.Select(due => Of(due, known, dueOn))];

    private static EvidenceItem Of(EvidenceDue due, EvidenceKnown known, DateOnly? dueOn)
    {
        var use = new PaperUse(due.Code, due.Person);
        List<KnownPaper> papers = [.. known.Papers.Where(paper => paper.Serves.Contains(use))];
        List<Paper> counting = [.. papers.Where(paper => !paper.IsSetAside).Select(paper => paper.Paper)];
        EvidenceStanding? standing = known.StandingOf(due.Code, due.Person);
        EvidenceState state = StateOf(due.Optional, counting, standing);
        bool rejected = state == EvidenceState.Rejected;
        return new EvidenceItem(
            due.Code,
            due.Title,
            due.Help,
            due.Person,
            [.. due.Because.Select(QuestionRef.Of)],
            state,
            [.. counting.Select(paper => paper.DocumentId)],
            [.. papers.Select(EvidencePaper.Of)],
            state == EvidenceState.Later ? standing!.PromisedFor : null,
            rejected ? standing!.ReasonCode : null,
            rejected ? standing!.Reason : null,
            state switch
            {
                EvidenceState.Rejected => standing!.DueOn ?? dueOn,
                EvidenceState.Missing or EvidenceState.Later => dueOn,
                _ => null,
            });
    }

    // A paper that came after a rejection waits for the next look; without one the person's own word counts.
    private static EvidenceState StateOf(bool optional, List<Paper> counting, EvidenceStanding? standing)
    {
        if (standing?.Outcome == EvidenceOutcome.Accepted)
            return EvidenceState.Accepted;
        bool rejected = standing?.Outcome == EvidenceOutcome.Rejected;
        if (counting.Exists(paper => !rejected || !standing!.HasJudged(paper)))
            return EvidenceState.Present;
        return standing?.StatementThatCounts switch
        {
            EvidenceStatement.Later => EvidenceState.Later,
            EvidenceStatement.NotAvailable => EvidenceState.NotAvailable,
            _ when rejected => EvidenceState.Rejected,
            _ => optional ? EvidenceState.Offered : EvidenceState.Missing,
        };
    }
}

/// <summary>Whether a paper is there. A missing one never blocks sending.</summary>
internal enum EvidenceState
{
    /// <summary>At least one paper is there that nobody has rejected.</summary>
    Present,

    /// <summary>Due, not there yet; can follow.</summary>
    Missing,

    /// <summary>May be sent, need not.</summary>
    Offered,

    /// <summary>The person sends it later.</summary>
    Later,

    /// <summary>The person says that there is none.</summary>
    NotAvailable,

    /// <summary>The office has looked at it: it is enough.</summary>
    Accepted,

    /// <summary>The office has looked at it: it is to be sent again.</summary>
    Rejected,
}

internal static class EvidenceStates
{
    /// <summary>Whether somebody must still come back to it.</summary>
    public static bool IsOpen(this EvidenceState state) =>
        state.IsAwaited() || state == EvidenceState.NotAvailable;

    /// <summary>Whether the person is to send something.</summary>
    public static bool IsAwaited(this EvidenceState state) => state is EvidenceState.Missing or EvidenceState.Later or EvidenceState.Rejected;
}
