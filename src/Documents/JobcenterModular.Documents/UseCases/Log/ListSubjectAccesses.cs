using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.CaseFiles;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Log;

/// <summary>What one member of staff did with case files, the latest first. Each file that shows up gets a line in its log.</summary>
internal sealed record ListSubjectAccesses(string Subject, DateOnly? From, DateOnly? To, string? Cursor, int? Limit, Actor Actor)
    : IRequest<Page<SubjectAccess>>;

/// <summary>One thing that a member of staff did.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="CaseFileId">With which case file.</param>
/// <param name="Reference">Its reference for people.</param>
/// <param name="Number">Line in its log.</param>
/// <param name="Action">What was done.</param>
/// <param name="Role">In which role.</param>
/// <param name="Relation">Why: how they stand to the case.</param>
/// <param name="Reason">Why, in their own words, where they gave any.</param>
/// <param name="DocumentId">With which document.</param>
/// <param name="ApplicationId">With which application.</param>
internal sealed record SubjectAccess(
    DateTimeOffset At,
    Guid CaseFileId,
    string Reference,
    long Number,
    CaseAction Action,
    string Role,
    string Relation,
    string? Reason,
    Guid? DocumentId,
    Guid? ApplicationId);

internal sealed class ListSubjectAccessesHandler(IDocumentsDb db) : IRequestHandler<ListSubjectAccesses, Page<SubjectAccess>>
{
    public async Task<Page<SubjectAccess>> Handle(ListSubjectAccesses request, CancellationToken cancellationToken)
    {
        // Each file on the page is locked for its line, so pages are as short as those of a search.
        int size = Math.Min(KeysetCursor.Limit(request.Limit), CaseSearch.MostHits);
        IQueryable<CaseLogEntry> lines = After(
            db.CaseLog.AsNoTracking().Where(line => line.Subject == request.Subject && line.Role != Roles.Applicant).Between(request.From, request.To),
            KeysetCursor.Decode(request.Cursor));
        List<SubjectAccess> found = await lines
            .Join(db.Auditable(), line => line.CaseId, file => file.Id, (line, file) => new { Line = line, file.Reference })
            .OrderByDescending(row => row.Line.At).ThenByDescending(row => row.Line.CaseId).ThenByDescending(row => row.Line.Number)
            .Take(size + 1)
            .Select(row => new SubjectAccess(
                row.Line.At, row.Line.CaseId, row.Reference, row.Line.Number, row.Line.Action, row.Line.Role, row.Line.Relation, row.Line.Reason,
                row.Line.DocumentId, row.Line.ApplicationId))
            .ToListAsync(cancellationToken);
        List<SubjectAccess> page = [.. found.Take(size)];
        foreach (Guid caseId in page.Select(access => access.CaseFileId).Distinct())
            db.Note(new CaseNote(caseId, request.Actor, CaseAction.LogRead) { Detail = "subject" });
        await db.SaveChangesAsync(cancellationToken);
        return new Page<SubjectAccess>(page, found.Count > size ? LogPages.CursorAt(page[^1].At, $"{page[^1].CaseFileId} {page[^1].Number}") : null);
    }

    private static IQueryable<CaseLogEntry> After(IQueryable<CaseLogEntry> lines, KeysetCursor? cursor)
    {
        if (cursor is null)
            return lines;
        string[] tie = cursor.Tie.Split(' ');
        Guid caseId = tie.Length == 2 && Guid.TryParse(tie[0], out Guid id) ? id : throw HttpRefusals.CursorMalformed.ToException();
        long number = LogPages.NumberOf(tie[1]);
        DateTimeOffset at = cursor.At;
        return lines.Where(line => line.At <= at && (line.At < at
            || line.CaseId.CompareTo(caseId) < 0 || (line.CaseId == caseId && line.Number < number)));
    }
}
