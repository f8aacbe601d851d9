using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Notifications.Domain;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Staff.Queue;

/// <summary>A bundle as the database counts it.</summary>
internal sealed class BundleRow
{
    public Guid ApplicationId { get; init; }

    public string Reference { get; init; } = "";

    public int Unread { get; init; }

    /// <summary>1 if one of them is urgent, else 0: a number, so that the database can take the highest and order by it.</summary>
    public int Urgent { get; init; }

    public DateTimeOffset Oldest { get; init; }

    public DateTimeOffset Newest { get; init; }
}

/// <summary>Keyset paging of bundles by (urgent, newest, application), all of them downwards.</summary>
internal static class BundlePaging
{
    public static async Task<(IReadOnlyList<BundleRow> Rows, string? Next)> ReadAsync(
        IQueryable<Notice> unread, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        int size = KeysetCursor.Limit(limit);
        List<BundleRow> found = await Query(unread, KeysetCursor.Decode(cursor), size).ToListAsync(cancellationToken);
        return found.Count > size ? (found.GetRange(0, size), CursorAt(found[size - 1])) : (found, null);
    }

    /// <summary>The query of one page, and one row more.</summary>
    public static IQueryable<BundleRow> Query(IQueryable<Notice> unread, KeysetCursor? after, int size)
    {
        IQueryable<BundleRow> bundles = unread.GroupBy(notice => notice.ApplicationId).Select(group => new BundleRow
        {
            ApplicationId = group.Key,
            Reference = group.Max(notice => notice.Reference)!,
            Unread = group.Count(),
            Urgent = group.Max(notice => notice.Urgent ? 1 : 0),
            Oldest = group.Min(notice => notice.CreatedAt),
            Newest = group.Max(notice => notice.CreatedAt),
        });
        if (after is not null)
        {
            (int urgent, Guid id) = Read(after.Tie);
            DateTimeOffset at = after.At;
            bundles = bundles.Where(row => row.Urgent < urgent
                || (row.Urgent == urgent && (row.Newest < at || (row.Newest == at && row.ApplicationId.CompareTo(id) < 0))));
        }

        return bundles
            .OrderByDescending(row => row.Urgent)
            .ThenByDescending(row => row.Newest)
            .ThenByDescending(row => row.ApplicationId)
            .Take(size + 1);
    }

    private static string CursorAt(BundleRow last) => new KeysetCursor(last.Newest, $"{last.Urgent}{last.ApplicationId}").Encode();

    private static (int Urgent, Guid Id) Read(string tie) => tie is ['0' or '1', ..] && Guid.TryParseExact(tie.AsSpan(1), "D", out Guid id)
        ? (tie[0] - '0', id)
        : throw HttpRefusals.CursorMalformed.ToException();
}
