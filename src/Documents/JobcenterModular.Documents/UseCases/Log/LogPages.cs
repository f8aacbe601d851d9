using System.Globalization;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Log;

/// <summary>Pages of a log.</summary>
internal static class LogPages
{
    /// <summary>Lines between two days (office time), both included.</summary>
    public static IQueryable<CaseLogEntry> Between(this IQueryable<CaseLogEntry> lines, DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
        {
            DateTimeOffset start = OfficeTime.StartOf(first);
            lines = lines.Where(line => line.At >= start);
        }

        if (to is { } last && last < DateOnly.MaxValue)
        {
            DateTimeOffset end = OfficeTime.StartOf(last.AddDays(1));
            lines = lines.Where(line => line.At < end);
        }

        return lines;
    }

    /// <summary>The lines of one case file, the newest first, by number.</summary>
    public static async Task<Page<CaseLogEntry>> PageAsync(
        this IQueryable<CaseLogEntry> lines, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        int size = KeysetCursor.Limit(limit);
        if (KeysetCursor.Decode(cursor) is { } position)
        {
            long before = NumberOf(position.Tie);
            lines = lines.Where(line => line.Number < before);
        }

        List<CaseLogEntry> found = await lines.AsNoTracking()
            .OrderByDescending(line => line.Number)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        return found.Count <= size
            ? new Page<CaseLogEntry>(found, null)
            : new Page<CaseLogEntry>(found[..size], CursorAt(found[size - 1].At, found[size - 1].Number.ToString(CultureInfo.InvariantCulture)));
    }

    public static string CursorAt(DateTimeOffset at, string tie) => new KeysetCursor(at, tie).Encode();

    public static long NumberOf(string tie) => long.TryParse(tie, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        ? number
        : throw HttpRefusals.CursorMalformed.ToException();
}
