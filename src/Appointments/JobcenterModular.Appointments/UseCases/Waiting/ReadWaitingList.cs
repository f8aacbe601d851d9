using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Waiting;

/// <summary>An own entry of the waiting list.</summary>
internal sealed record GetWaiting(Guid Id, Visitor Visitor) : IRequest<WaitingView>;

/// <summary>The entries of the caller's account, the newest first.</summary>
internal sealed record ListOwnWaiting(Visitor Visitor, string? Cursor, int? Limit) : IRequest<Page<WaitingView>>;

internal sealed class GetWaitingHandler(Access access, WaitingViews views) : IRequestHandler<GetWaiting, WaitingView>
{
    public async Task<WaitingView> Handle(GetWaiting request, CancellationToken cancellationToken) =>
        await views.OfAsync(await access.FindEntryAsync(request.Id, request.Visitor, cancellationToken), cancellationToken);
}

internal sealed class ListOwnWaitingHandler(IAppointmentsDb db, WaitingViews views) : IRequestHandler<ListOwnWaiting, Page<WaitingView>>
{
    public async Task<Page<WaitingView>> Handle(ListOwnWaiting request, CancellationToken cancellationToken)
    {
        KeysetCursor? after = KeysetCursor.Decode(request.Cursor);
        if (request.Visitor.Account is not { } account)
            return new Page<WaitingView>([], null);
        int limit = KeysetCursor.Limit(request.Limit);
        IQueryable<WaitingEntry> rows = db.WaitingList.AsNoTracking().Where(row => row.OwnerSubject == account);
        if (after is not null)
        {
            Guid tie = after.TieId();
            rows = rows.Where(row => row.CreatedAt < after.At || (row.CreatedAt == after.At && row.Id.CompareTo(tie) < 0));
        }

        List<WaitingEntry> found = await rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        List<WaitingEntry> page = [.. found.Take(limit)];
        return new Page<WaitingView>(
            await views.OfAsync(page, cancellationToken),
            found.Count > limit ? new KeysetCursor(page[^1].CreatedAt, page[^1].Id.ToString()).Encode() : null);
    }
}
