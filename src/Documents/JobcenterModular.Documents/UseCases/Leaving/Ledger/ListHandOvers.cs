using FluentValidation;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Leaving.Ledger;

/// <summary>The ledger, the newest first.</summary>
/// <param name="State">Only these.</param>
/// <param name="Alarm">True: only those that somebody was called for and that are not over; false: only the others.</param>
/// <param name="Cursor">Where the last page ended.</param>
/// <param name="Limit">Rows of a page.</param>
internal sealed record ListHandOvers(string? State, bool? Alarm, string? Cursor, int? Limit) : IRequest<Page<HandOverView>>;

internal sealed class ListHandOversValidator : AbstractValidator<ListHandOvers>
{
    public ListHandOversValidator() => RuleFor(request => request.State).Must(ApiEnum.IsNoneOr<HandOverState>)
        .WithErrorCode("unknown_state").WithMessage($"Diesen Zustand gibt es nicht. {ApiEnum.Choice<HandOverState>()}");
}

internal sealed class ListHandOversHandler(IDocumentsDb db) : IRequestHandler<ListHandOvers, Page<HandOverView>>
{
    public async Task<Page<HandOverView>> Handle(ListHandOvers request, CancellationToken cancellationToken)
    {
        IQueryable<HandOver> rows = db.HandOvers.AsNoTracking();
        if (ApiEnum.Parse<HandOverState>(request.State) is { } state)
            rows = rows.Where(row => row.State == state);
        if (request.Alarm is { } alarm)
            rows = rows.Where(row => (row.AlarmedAt != null && row.State != HandOverState.Acknowledged) == alarm);
        if (KeysetCursor.Decode(request.Cursor) is { } cursor)
        {
            Guid tie = Guid.TryParse(cursor.Tie, out Guid id) ? id : throw HttpRefusals.CursorMalformed.ToException();
            rows = rows.Where(row => row.RequestedAt <= cursor.At && (row.RequestedAt < cursor.At || row.Id.CompareTo(tie) < 0));
        }

        int limit = KeysetCursor.Limit(request.Limit);
        List<HandOver> page = await rows.OrderByDescending(row => row.RequestedAt).ThenByDescending(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        List<HandOverView> items = [.. page.Take(limit).Select(HandOverView.Of)];
        return new Page<HandOverView>(items, page.Count > limit ? new KeysetCursor(items[^1].RequestedAt, items[^1].Id.ToString()).Encode() : null);
    }
}
