using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain.Retention;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Retention;

/// <summary>Proposals to delete, oldest first.</summary>
internal sealed record ListDeletionProposals(ProposalFilter? State, string? Cursor, int? Limit) : IRequest<Page<DeletionProposalView>>;

/// <summary>What was deleted, newest first.</summary>
internal sealed record ListDeletionReports(string? Cursor, int? Limit) : IRequest<Page<DeletionReportView>>;

/// <summary>Which proposals.</summary>
internal enum ProposalFilter
{
    Proposed,
    Confirmed,
    Refused,
    Done,
}

/// <summary>The proposal to delete a case file.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="CaseFileId">The case file.</param>
/// <param name="Reference">Its reference for people.</param>
/// <param name="Rule">The rule with its value, such as <c>closedCases.years=10</c>.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="DueOn">The day on which its time was over.</param>
/// <param name="ProposedAt">When it was proposed (UTC).</param>
/// <param name="State"><c>proposed</c>, <c>confirmed</c>, <c>refused</c> or <c>done</c>.</param>
/// <param name="DecidedBy">Account of the person who decided.</param>
/// <param name="DecidedAt">When they decided (UTC).</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="KeepUntil">With <c>refused</c>: proposed again after this day; null keeps it for good.</param>
internal sealed record DeletionProposalView(
    Guid Id,
    Guid CaseFileId,
    string Reference,
    string Rule,
    string Source,
    DateOnly DueOn,
    DateTimeOffset ProposedAt,
    ProposalFilter State,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Reason,
    DateOnly? KeepUntil)
{
    public static DeletionProposalView Of(DeletionProposal row) => new(
        row.Id, row.CaseId, row.Reference, row.Rule, row.Source, row.DueOn, row.ProposedAt, Enum.Parse<ProposalFilter>(row.State.ToString()),
        row.DecidedBy, row.DecidedAt, row.Reason, row.KeepUntil);
}

/// <summary>The report of a deletion.</summary>
/// <param name="Id">The report.</param>
/// <param name="CaseFileId">The case file.</param>
/// <param name="DocumentId">The one document, where not the whole file went.</param>
/// <param name="Reference">The case file's reference.</param>
/// <param name="Rule">The rule with its value.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="DecidedBy">Account of the person who confirmed it; <c>system</c> for what is no record.</param>
/// <param name="Documents">How many documents.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="ContentsSha256">SHA-256 over the ordered hashes of the contents: proves which they were.</param>
/// <param name="DestroyedAt">From then on nothing could be read (UTC).</param>
/// <param name="FinishedAt">Files and rows were gone (UTC); null while that is under way.</param>
internal sealed record DeletionReportView(
    Guid Id,
    Guid CaseFileId,
    Guid? DocumentId,
    string Reference,
    string Rule,
    string Source,
    string DecidedBy,
    int Documents,
    long Bytes,
    string ContentsSha256,
    DateTimeOffset DestroyedAt,
    DateTimeOffset? FinishedAt);

internal sealed class ListDeletionsHandler(IDocumentsDb db)
    : IRequestHandler<ListDeletionProposals, Page<DeletionProposalView>>, IRequestHandler<ListDeletionReports, Page<DeletionReportView>>
{
    public async Task<Page<DeletionProposalView>> Handle(ListDeletionProposals request, CancellationToken cancellationToken)
    {
        ProposalState state = Enum.Parse<ProposalState>((request.State ?? ProposalFilter.Proposed).ToString());
        IQueryable<DeletionProposal> rows = db.DeletionProposals.AsNoTracking().Where(row => row.State == state);
        if (KeysetCursor.Decode(request.Cursor) is { } cursor && TieOf(cursor) is var tie)
            rows = rows.Where(row => row.ProposedAt >= cursor.At && (row.ProposedAt > cursor.At || row.Id.CompareTo(tie) > 0));
        int limit = KeysetCursor.Limit(request.Limit);
        List<DeletionProposal> page = await rows.OrderBy(row => row.ProposedAt).ThenBy(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        List<DeletionProposalView> items = [.. page.Take(limit).Select(DeletionProposalView.Of)];
        return new Page<DeletionProposalView>(items, page.Count > limit ? new KeysetCursor(items[^1].ProposedAt, items[^1].Id.ToString()).Encode() : null);
    }

    public async Task<Page<DeletionReportView>> Handle(ListDeletionReports request, CancellationToken cancellationToken)
    {
        IQueryable<DeletionReport> rows = db.DeletionReports.AsNoTracking();
        if (KeysetCursor.Decode(request.Cursor) is { } cursor && TieOf(cursor) is var tie)
            rows = rows.Where(row => row.DestroyedAt <= cursor.At && (row.DestroyedAt < cursor.At || row.Id.CompareTo(tie) < 0));
        int limit = KeysetCursor.Limit(request.Limit);
        List<DeletionReport> page = await rows.OrderByDescending(row => row.DestroyedAt).ThenByDescending(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        List<DeletionReportView> items =
        [
            .. page.Take(limit).Select(row => new DeletionReportView(
                row.Id, row.CaseId, row.DocumentId, row.Reference, row.Rule, row.Source, row.DecidedBy, row.Documents, row.Bytes,
                row.ContentsSha256, row.DestroyedAt, row.FinishedAt)),
        ];
        return new Page<DeletionReportView>(items, page.Count > limit ? new KeysetCursor(items[^1].DestroyedAt, items[^1].Id.ToString()).Encode() : null);
    }

    private static Guid TieOf(KeysetCursor cursor) =>
        Guid.TryParse(cursor.Tie, out Guid tie) ? tie : throw HttpRefusals.CursorMalformed.ToException();
}
