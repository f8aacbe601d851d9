using JobcenterModular.Applications.Domain.Desk;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>One item with history and notes. It holds no answers; whoever reads those is logged there.</summary>
internal sealed record GetWorkItem(Guid Id) : IRequest<WorkItemDetail>;

internal sealed class GetWorkItemHandler(IApplicationsDb db, DeskClock clock) : IRequestHandler<GetWorkItem, WorkItemDetail>
{
    public async Task<WorkItemDetail> Handle(GetWorkItem request, CancellationToken cancellationToken)
    {
        WorkItem item = await db.WorkItems.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken)
            ?? throw DeskRefusals.NotFound.ToException();
        List<WorkItemChange> history = await db.WorkItemChanges.AsNoTracking()
            .Where(change => change.ItemId == request.Id)
            .OrderByDescending(change => change.At).ThenByDescending(change => change.ItemVersion ?? 0).ThenBy(change => change.From == null).ThenBy(change => change.Id)
            .Take(ItemLimits.HistoryLines)
            .ToListAsync(cancellationToken);
        List<WorkItemNote> notes = await db.WorkItemNotes.AsNoTracking()
            .Where(note => note.ItemId == request.Id)
            .OrderByDescending(note => note.At).ThenByDescending(note => note.Id)
            .Take(ItemLimits.Notes)
            .ToListAsync(cancellationToken);
        return new WorkItemDetail(WorkItemRow.Of(item, clock.Today()), history.ConvertAll(HistoryLine.Of), notes.ConvertAll(NoteView.Of));
    }
}
