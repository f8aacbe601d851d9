using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Evidence;

/// <summary>The checklist of an application that was sent, for staff.</summary>
internal sealed record ListCaseEvidence(Guid ApplicationId, Actor Actor) : IRequest<CaseChecklist>;

/// <summary>The checklist as staff see it.</summary>
/// <param name="Items">What the answers ask for, and what came for other items all the same; by code and person.</param>
/// <param name="Reasons">For which reasons an item can be rejected today.</param>
internal sealed record CaseChecklist(IReadOnlyList<CaseItem> Items, IReadOnlyList<RejectionReason> Reasons);

/// <summary>A reason for a rejection.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Text">In German.</param>
internal sealed record RejectionReason(string Code, string Text);

internal sealed class ListCaseEvidenceHandler(IDocumentsDb db, ReviewReasons reasons, TimeProvider clock)
    : IRequestHandler<ListCaseEvidence, CaseChecklist>
{
    public async Task<CaseChecklist> Handle(ListCaseEvidence request, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.SubmittedFolderAsync(request.ApplicationId, cancellationToken);
        db.Note(new CaseNote(folder.CaseId!.Value, request.Actor, CaseAction.EvidenceListed) { ApplicationId = folder.Id });
        await db.SaveChangesAsync(cancellationToken);

        Dictionary<EvidenceKey, EvidenceItem> items = await db.EvidenceItems.AsNoTracking()
            .Where(item => item.ApplicationId == folder.Id)
            .ToDictionaryAsync(item => item.Key, cancellationToken);
        ILookup<EvidenceKey, ItemDocument> documents =
            (await db.ReleasedDocumentsAsync(folder.Id, cancellationToken)).ToLookup(document => document.Item);
        DateTimeOffset now = clock.GetUtcNow();

        // What was only said in the draft, of an item that no answer asks for, is not on the list.
        IEnumerable<EvidenceKey> shown = items.Values.Where(item => item.IsAsked || item.ReviewedAt is not null).Select(item => item.Key)
            .Union(documents.Select(ofItem => ofItem.Key))
            .OrderBy(key => key.Code, StringComparer.Ordinal)
            .ThenBy(key => key.PersonId.Length)
            .ThenBy(key => key.PersonId, StringComparer.Ordinal);
        return new CaseChecklist(
            [.. shown.Select(key => CaseItem.Of(items.GetValueOrDefault(key) ?? ItemRows.NewItem(folder, key, now), [.. documents[key]]))],
            [.. reasons.On(OfficeTime.DateAt(now)).Select(reason => new RejectionReason(reason.Code, reason.Text))]);
    }
}
