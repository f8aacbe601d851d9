using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases;

/// <summary>Keyset paging by (created, id), newest first.</summary>
internal static class NewestFirst
{
    /// <summary>One page of rows. One row more than asked for tells whether there is a next page.</summary>
    public static async Task<Page<TItem>> PageAsync<TRow, TItem>(
        this IQueryable<TRow> rows, string? cursor, int? limit, Func<TRow, TItem> toItem, CancellationToken cancellationToken)
        where TRow : class, IListed
    {
        int size = KeysetCursor.Limit(limit);
        if (KeysetCursor.Decode(cursor) is { } position)
        {
            DateTimeOffset at = position.At;
            Guid id = Guid.TryParse(position.Tie, out Guid tie) ? tie : throw HttpRefusals.CursorMalformed.ToException();
            // The first condition alone bounds the index; an OR on top would not.
            rows = rows.Where(row => row.CreatedAt <= at && (row.CreatedAt < at || row.Id.CompareTo(id) < 0));
        }

        List<TRow> found = await rows
            .OrderByDescending(row => row.CreatedAt)
            .ThenByDescending(row => row.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        string? next = found.Count > size ? new KeysetCursor(found[size - 1].CreatedAt, found[size - 1].Id.ToString()).Encode() : null;
        return new Page<TItem>(found.Take(size).Select(toItem).ToList(), next);
    }
}
