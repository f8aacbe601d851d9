using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Domain.Cases;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Documents;

/// <summary>Which documents of a case file are wanted; what is null does not count.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Person">Whose they are.</param>
/// <param name="Channel">How they came.</param>
/// <param name="Evidence">Item of a checklist that they serve: <c>N07</c>, or <c>N07:p1</c> for one person's.</param>
/// <param name="From">Received on or after this day (office time).</param>
/// <param name="To">Received on or before this day (office time).</param>
/// <param name="Text">Words that the file's or the person's name contains, all of them.</param>
internal sealed record DocumentFilter(
    string? Kind, string? Person, string? Channel, string? Evidence, DateOnly? From, DateOnly? To, string? Text)
{
    public IQueryable<CaseDocument> Apply(IDocumentsDb db, IQueryable<CaseDocument> rows)
    {
        if (ApiEnum.Parse<DocumentKind>(Kind) is { } kind)
            rows = rows.Where(row => row.Kind == kind);
        if (!string.IsNullOrEmpty(Person))
            rows = rows.Where(row => row.PersonId == Person);
        if (ApiEnum.Parse<ReceiptChannel>(Channel) is { } channel)
            rows = rows.Where(row => row.Channel == channel);
        return WithText(db, ReceivedBetween(ForEvidence(db, rows)));
    }

    private IQueryable<CaseDocument> ForEvidence(IDocumentsDb db, IQueryable<CaseDocument> rows)
    {
        if (string.IsNullOrEmpty(Evidence))
            return rows;
        string code = Evidence.Split(':')[0];
        string? person = Evidence.Contains(':', StringComparison.Ordinal) ? Evidence.Split(':')[1] : null;
        return rows.Where(row => db.DocumentItems.Any(item =>
            item.DocumentId == row.Id && item.Code == code && (person == null || item.PersonId == person)));
    }

    private IQueryable<CaseDocument> ReceivedBetween(IQueryable<CaseDocument> rows)
    {
        if (From is { } first)
        {
            DateTimeOffset start = OfficeTime.StartOf(first);
            rows = rows.Where(row => row.ReceivedAt >= start);
        }

        if (To is { } last && last < DateOnly.MaxValue)
        {
            DateTimeOffset end = OfficeTime.StartOf(last.AddDays(1));
            rows = rows.Where(row => row.ReceivedAt < end);
        }

        return rows;
    }

    private IQueryable<CaseDocument> WithText(IDocumentsDb db, IQueryable<CaseDocument> rows)
    {
        foreach (string word in SearchText.Words(Text ?? ""))
        {
            // p1 of one application is somebody else than p1 of another; what belongs to no application may be either's.
            rows = rows.Where(row => row.FoldedName.Contains(word) || db.CasePersons.Any(person =>
                person.CaseId == row.CaseId && person.PersonId == row.PersonId
                && (row.ApplicationId == null || person.ApplicationId == row.ApplicationId)
                && person.FoldedName.Contains(word)));
        }

        return rows;
    }
}
