using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.CaseFiles;

/// <summary>Looks for case files, the one that was opened last first. Each one that is found gets a line in its log.</summary>
internal static class CaseSearch
{
    /// <summary>A page is short: who looks for a case knows something of it, and each hit is written down.</summary>
    public const int MostHits = 50;

    public const int MostWords = 10;

    public const int MaxNameLength = 200;

    /// <summary>The one with this reference, or with an application that has it.</summary>
    public static IQueryable<CaseFile> WithReference(this IQueryable<CaseFile> files, IDocumentsDb db, string reference)
    {
        string[] spellings = SpellingsOf(reference);
        IQueryable<Guid> known = db.CaseFiles.Where(file => spellings.Contains(file.Reference)).Select(file => file.Id)
            .Union(db.Folders
                .Where(folder => spellings.Contains(folder.Reference) && folder.State == FolderState.Closed && folder.CaseId != null)
                .Select(folder => folder.CaseId!.Value));
        return files.Where(file => known.Contains(file.Id));
    }

    /// <summary>Those whose persons' names have all these words.</summary>
    public static IQueryable<CaseFile> WithName(this IQueryable<CaseFile> files, IDocumentsDb db, string name)
    {
        IReadOnlyList<string> words = SearchText.Words(name);
        if (words.Count == 0)
            return files.Where(_ => false);
        foreach (string word in words)
        {
            // The words lead: few cases have one, and each is then one look-up.
            IQueryable<Guid> having = db.CaseWords.Where(row => row.Word == word).Select(row => row.CaseId);
            files = files.Where(file => having.Contains(file.Id));
        }

        return files;
    }

    /// <summary>Opened between two days (office time), both included.</summary>
    public static IQueryable<CaseFile> OpenedBetween(this IQueryable<CaseFile> files, DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
        {
            DateTimeOffset start = OfficeTime.StartOf(first);
            files = files.Where(file => file.OpenedAt >= start);
        }

        if (to is { } last && last < DateOnly.MaxValue)
        {
            DateTimeOffset end = OfficeTime.StartOf(last.AddDays(1));
            files = files.Where(file => file.OpenedAt < end);
        }

        return files;
    }

    /// <summary>One page, and its hits in the log before anybody sees them.</summary>
    public static async Task<FoundPage> FindAsync(
        this IQueryable<CaseFile> files, IDocumentsDb db, Actor actor, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        int size = Math.Min(KeysetCursor.Limit(limit), MostHits);
        if (KeysetCursor.Decode(cursor) is { } position)
        {
            DateTimeOffset at = position.At;
            Guid id = Guid.TryParse(position.Tie, out Guid tie) ? tie : throw HttpRefusals.CursorMalformed.ToException();
            files = files.Where(file => file.OpenedAt <= at && (file.OpenedAt < at || file.Id.CompareTo(id) < 0));
        }

        List<CaseFile> found = await files.AsNoTracking()
            .OrderByDescending(file => file.OpenedAt).ThenByDescending(file => file.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        string? next = found.Count > size ? new KeysetCursor(found[size - 1].OpenedAt!.Value, found[size - 1].Id.ToString()).Encode() : null;
        List<CaseFile> page = [.. found.Take(size)];
        foreach (CaseFile file in page)
            db.Note(new CaseNote(file.Id, actor, CaseAction.CaseFound));
        await db.SaveChangesAsync(cancellationToken);
        return new FoundPage(page, next);
    }

    /// <summary>References are written in capitals; a person may type them as they like.</summary>
    public static string[] SpellingsOf(string reference) => [reference.Trim(), reference.Trim().ToUpperInvariant()];
}

/// <summary>A page of case files.</summary>
internal sealed record FoundPage(IReadOnlyList<CaseFile> Files, string? NextCursor);
