using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Documents;

/// <summary>One document of a case file with its items and versions, without content.</summary>
internal sealed record GetCaseFileDocument(Guid CaseId, Guid DocumentId, Actor Actor) : IRequest<CaseFileDocument>;

/// <summary>The content of a document: of its current version, or of one by its number.</summary>
internal sealed record OpenCaseFileDocument(Guid CaseId, Guid DocumentId, int? Version, Actor Actor) : IRequest<DocumentContent>;

internal sealed class GetCaseFileDocumentHandler(IDocumentsDb db, DocumentReader reader)
    : IRequestHandler<GetCaseFileDocument, CaseFileDocument>, IRequestHandler<OpenCaseFileDocument, DocumentContent>
{
    public async Task<CaseFileDocument> Handle(GetCaseFileDocument request, CancellationToken cancellationToken)
    {
        CaseFile file = await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        IReadOnlyList<CaseDocument> versions = await db.VisibleVersionsAsync(file.Id, request.DocumentId, cancellationToken);
        CaseDocument current = CurrentOf(versions);
        List<DocumentItem> items = await db.DocumentItems.AsNoTracking()
            .Where(item => item.DocumentId == current.Id)
            .ToListAsync(cancellationToken);
        db.Note(new CaseNote(file.Id, request.Actor, CaseAction.DocumentsListed) { DocumentId = current.Id, ApplicationId = current.ApplicationId });
        await db.SaveChangesAsync(cancellationToken);
        return new CaseFileDocument(CaseFileDocumentRow.Of(current, items), [.. versions.Select(CaseDocumentVersion.Of)]);
    }

    public async Task<DocumentContent> Handle(OpenCaseFileDocument request, CancellationToken cancellationToken)
    {
        CaseFile file = await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        IReadOnlyList<CaseDocument> versions = await db.VisibleVersionsAsync(file.Id, request.DocumentId, cancellationToken);
        CaseDocument? asked = request.Version is { } number
            ? versions.FirstOrDefault(version => version.VersionNumber == number)
            : CurrentOf(versions);
        return await reader.ReadAsync(asked ?? throw HttpRefusals.NotFound.ToException(), request.Actor, cancellationToken);
    }

    private static CaseDocument CurrentOf(IReadOnlyList<CaseDocument> versions) =>
        versions.FirstOrDefault(version => version.IsCurrent) ?? versions[0];
}
