using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Log;

/// <summary>Who did what with one's own file, the latest first: roles, never names or accounts of employees (Art. 15 GDPR, § 83 SGB X).</summary>
internal sealed record ReadOwnAccessLog(Guid ApplicationId, Caller Caller, string? Cursor, int? Limit) : IRequest<Page<OwnAccess>>;

/// <summary>One thing that was done with a person's file.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Role">In which role: <c>applicant</c> is the person's own.</param>
/// <param name="Relation">Why: how they stand to the case.</param>
/// <param name="Reason">Why, in their own words, where they gave any.</param>
/// <param name="Action">What was done.</param>
/// <param name="Document">Name of the document, if it was about one that is still there.</param>
internal sealed record OwnAccess(DateTimeOffset At, string Role, string Relation, string? Reason, CaseAction Action, string? Document);

internal sealed class ReadOwnAccessLogHandler(IDocumentsDb db) : IRequestHandler<ReadOwnAccessLog, Page<OwnAccess>>
{
    public async Task<Page<OwnAccess>> Handle(ReadOwnAccessLog request, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.OwnFolderAsync(request.ApplicationId, request.Caller, cancellationToken);
        Guid caseId = folder.CaseId!.Value;
        db.Note(new CaseNote(caseId, Actor.Owner(request.Caller), CaseAction.LogRead) { ApplicationId = folder.Id });
        await db.SaveChangesAsync(cancellationToken);
        Page<CaseLogEntry> page = await Visible(folder, request.Caller).PageAsync(request.Cursor, request.Limit, cancellationToken);
        List<Guid> ids = [.. page.Items.Where(line => line.DocumentId is not null).Select(line => line.DocumentId!.Value).Distinct()];
        Dictionary<Guid, string> names = await db.Documents.AsNoTracking()
            .Where(document => ids.Contains(document.Id) && document.CaseId == caseId)
            .ToDictionaryAsync(document => document.Id, document => document.FileName, cancellationToken);
        return new Page<OwnAccess>(
            [.. page.Items.Select(line => new OwnAccess(
                line.At, line.Role, line.Relation, line.Reason, line.Action, line.DocumentId is { } id ? names.GetValueOrDefault(id) : null))],
            page.NextCursor);
    }

    // A token that opens one application of an account shows nothing of the account's others, nor of what belongs to none.
    private IQueryable<CaseLogEntry> Visible(PaperFolder folder, Caller caller)
    {
        IQueryable<CaseLogEntry> lines = db.CaseLog.Where(line => line.CaseId == folder.CaseId);
        return caller.OpensOnly is null || folder.OwnerSubject is null
            ? lines
            : lines.Where(line => line.ApplicationId == folder.Id || (line.ApplicationId == null && line.DocumentId == null));
    }
}
