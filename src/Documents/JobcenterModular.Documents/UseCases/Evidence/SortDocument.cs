using FluentValidation;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Evidence;

/// <summary>Its owner says which items a document serves: all of them, and no others.</summary>
internal sealed record SortDocument(Guid ApplicationId, Guid DocumentId, IReadOnlyList<string> Items, Caller Caller) : IRequest<StoredDocument>;

/// <summary>Staff sort a document to the right items.</summary>
internal sealed record SortCaseDocument(Guid ApplicationId, Guid DocumentId, IReadOnlyList<string> Items, Actor Actor) : IRequest<StoredDocument>;

internal sealed class SortDocumentValidator : AbstractValidator<SortDocument>
{
    public SortDocumentValidator() => RuleFor(request => request.Items).IsASetOfItems();
}

internal sealed class SortCaseDocumentValidator : AbstractValidator<SortCaseDocument>
{
    public SortCaseDocumentValidator() => RuleFor(request => request.Items).IsASetOfItems();
}

internal sealed class SortDocumentHandler(IDocumentsDb db)
    : IRequestHandler<SortDocument, StoredDocument>, IRequestHandler<SortCaseDocument, StoredDocument>
{
    public Task<StoredDocument> Handle(SortDocument request, CancellationToken cancellationToken) => ToItsEndAsync(
        async () =>
        {
            PaperFolder folder = await db.OwnFolderAsync(request.ApplicationId, request.Caller, cancellationToken);
            Sorting sorting = await BeginAsync(folder, request.DocumentId, request.Items, releasedOnly: false, cancellationToken);
            folder.EnsureTakes(sorting.Changed, await db.WantedAsync(folder, cancellationToken));
            return await SaveAsync(folder, sorting, Actor.Owner(request.Caller), cancellationToken);
        },
        cancellationToken);

    public Task<StoredDocument> Handle(SortCaseDocument request, CancellationToken cancellationToken) => ToItsEndAsync(
        async () =>
        {
            PaperFolder folder = await db.SubmittedFolderAsync(request.ApplicationId, cancellationToken);
            Sorting sorting = await BeginAsync(folder, request.DocumentId, request.Items, releasedOnly: true, cancellationToken);
            foreach (EvidenceKey item in sorting.Wanted)
                folder.EnsureAsksFor(item.Code);
            return await SaveAsync(folder, sorting, request.Actor, cancellationToken);
        },
        cancellationToken);

    private async Task<StoredDocument> ToItsEndAsync(Func<Task<StoredDocument>> sort, CancellationToken cancellationToken)
    {
        StoredDocument answer = await OptimisticRetry.RunAsync(sort, db.Forget, cancellationToken);
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return answer;
    }

    private async Task<Sorting> BeginAsync(
        PaperFolder folder, Guid documentId, IReadOnlyList<string> items, bool releasedOnly, CancellationToken cancellationToken)
    {
        CaseDocument? paper = await db.PaperAsync(folder.Id, documentId, cancellationToken);
        if (paper is not { IsCurrent: true } || (releasedOnly && !paper.Released))
            throw HttpRefusals.NotFound.ToException();
        return new Sorting(
            paper,
            await db.DocumentItems.Where(item => item.DocumentId == paper.Id).ToListAsync(cancellationToken),
            EvidenceItems.Parse(items, paper.PersonId));
    }

    private async Task<StoredDocument> SaveAsync(PaperFolder folder, Sorting sorting, Actor actor, CancellationToken cancellationToken)
    {
        if (sorting.Changed.Count > 0)
        {
            // It, an upload of the same content and the end of the draft exclude each other.
            db.Shared.Guard(folder);
            db.DocumentItems.RemoveRange(sorting.Before.Where(item => !sorting.Wanted.Contains(item.Key)));
            db.DocumentItems.AddRange(sorting.Added.Select(item => DocumentItem.Of(sorting.Paper, item)));
            sorting.Paper.Serve(sorting.Wanted);
            db.Note(new CaseNote(sorting.Paper.CaseId, actor, CaseAction.EvidenceAssigned)
            {
                DocumentId = sorting.Paper.Id,
                ApplicationId = folder.Id,
                Detail = string.Join(' ', sorting.Wanted),
            });
            await db.SaveChangesAsync(cancellationToken);
        }

        return StoredDocument.Of(sorting.Paper, sorting.Wanted);
    }

    private sealed record Sorting(CaseDocument Paper, IReadOnlyList<DocumentItem> Before, IReadOnlyList<EvidenceKey> Wanted)
    {
        public IReadOnlyList<EvidenceKey> Added { get; } = [.. Wanted.Except(Before.Select(item => item.Key))];

        public IReadOnlyList<EvidenceKey> Changed { get; } =
            [.. Wanted.Except(Before.Select(item => item.Key)), .. Before.Select(item => item.Key).Except(Wanted)];
    }
}
