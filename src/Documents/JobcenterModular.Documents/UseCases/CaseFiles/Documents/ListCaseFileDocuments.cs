using FluentValidation;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Documents;

/// <summary>The current documents of a case file, the one that came last first.</summary>
internal sealed record ListCaseFileDocuments(Guid CaseId, DocumentFilter Filter, string? Cursor, int? Limit, Actor Actor)
    : IRequest<Page<CaseFileDocumentRow>>;

internal sealed class ListCaseFileDocumentsValidator : AbstractValidator<ListCaseFileDocuments>
{
    public ListCaseFileDocumentsValidator()
    {
        RuleFor(request => request.Filter.Kind).Must(ApiEnum.IsNoneOr<DocumentKind>)
            .OverridePropertyName("kind").WithErrorCode("unknown_kind")
            .WithMessage($"Diese Art von Dokument gibt es nicht. {ApiEnum.Choice<DocumentKind>()}");
        RuleFor(request => request.Filter.Channel).Must(ApiEnum.IsNoneOr<ReceiptChannel>)
            .OverridePropertyName("channel").WithErrorCode("unknown_channel")
            .WithMessage($"Diesen Eingangsweg gibt es nicht. {ApiEnum.Choice<ReceiptChannel>()}");
        RuleFor(request => request.Filter.Person).Must(person => string.IsNullOrEmpty(person) || PersonId.IsWellFormed(person))
            .OverridePropertyName("person").WithErrorCode("unknown_person").WithMessage(DocumentsRefusals.PersonMalformed.Text);
        RuleFor(request => request.Filter.Text).MustBeSearchable().OverridePropertyName("text");
    }
}

internal sealed class ListCaseFileDocumentsHandler(IDocumentsDb db) : IRequestHandler<ListCaseFileDocuments, Page<CaseFileDocumentRow>>
{
    public async Task<Page<CaseFileDocumentRow>> Handle(ListCaseFileDocuments request, CancellationToken cancellationToken)
    {
        CaseFile file = await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        List<Guid> sent = await db.SentApplicationsAsync(file.Id, cancellationToken);
        int size = KeysetCursor.Limit(request.Limit);
        List<CaseDocument> found = await PageOf(db, file.Id, sent, request.Filter, KeysetCursor.Decode(request.Cursor), size + 1)
            .ToListAsync(cancellationToken);
        List<CaseDocument> page = [.. found.Take(size)];
        List<Guid> ids = [.. page.Select(document => document.Id)];
        ILookup<Guid, DocumentItem> items = (await db.DocumentItems.AsNoTracking()
            .Where(item => ids.Contains(item.DocumentId))
            .ToListAsync(cancellationToken)).ToLookup(item => item.DocumentId);
        db.Note(new CaseNote(file.Id, request.Actor, CaseAction.DocumentsListed));
        await db.SaveChangesAsync(cancellationToken);
        string? next = found.Count > size ? new KeysetCursor(page[^1].ReceivedAt, page[^1].Id.ToString()).Encode() : null;
        return new Page<CaseFileDocumentRow>([.. page.Select(document => CaseFileDocumentRow.Of(document, items[document.Id]))], next);
    }

    /// <summary>The rows of a page; a test looks at its plan on both databases.</summary>
    public static IQueryable<CaseDocument> PageOf(
        IDocumentsDb db, Guid caseId, IReadOnlyList<Guid> sentApplications, DocumentFilter filter, KeysetCursor? cursor, int rows)
    {
        IQueryable<CaseDocument> documents = filter.Apply(db, db.VisibleDocuments(caseId, sentApplications));
        if (cursor is not null)
        {
            DateTimeOffset at = cursor.At;
            Guid id = Guid.TryParse(cursor.Tie, out Guid tie) ? tie : throw HttpRefusals.CursorMalformed.ToException();

            // The first condition bounds the index; the second places ties.
            documents = documents.Where(row => row.ReceivedAt <= at && (row.ReceivedAt < at || row.Id.CompareTo(id) < 0));
        }

        return documents.OrderByDescending(row => row.ReceivedAt).ThenByDescending(row => row.Id).Take(rows);
    }
}
