using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Documents;

/// <summary>
/// A better scan of a document that is there. It becomes the current version when it has passed the checks; every earlier
/// version stays as it is, first of all what a customer uploaded.
/// </summary>
internal sealed record FileVersion(Guid CaseId, Guid DocumentId, IUpload Upload, string? IdempotencyKey, Actor Actor) : IRequest<Filed>;

internal sealed class FileVersionHandler(
    IDocumentsDb db, FilingSession session, FilingReader reader, CaseIntake intake)
    : IRequestHandler<FileVersion, Filed>
{
    public async Task<Filed> Handle(FileVersion request, CancellationToken cancellationToken)
    {
        await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        EnsureHasVersions((await db.VisibleVersionsAsync(request.CaseId, request.DocumentId, cancellationToken))[0]);
        return await session.FileAsync(
            new FilingTarget(request.CaseId, $"documents.version:{request.CaseId}:{request.DocumentId}", request.IdempotencyKey, request.Actor),
            writer => reader.ReadVersionAsync(request.Upload, writer, cancellationToken),
            file => file.Sha256,
            (caseFile, file) => AddAsync(caseFile, request, file),
            cancellationToken);
    }

    private static void EnsureHasVersions(CaseDocument document)
    {
        if (document.Kind is not (DocumentKind.Evidence or DocumentKind.Mail))
            throw CaseFileRefusals.HasNoVersions.ToException();
    }

    private async Task<Filed> AddAsync(CaseFile caseFile, FileVersion request, ReceivedFile file)
    {
        IReadOnlyList<CaseDocument> visible = await db.VisibleVersionsAsync(caseFile.Id, request.DocumentId, CancellationToken.None);
        Guid series = visible[0].SeriesId;
        List<CaseDocument> all = await db.Documents.Where(row => row.SeriesId == series).ToListAsync(CancellationToken.None);
        if (all.Find(version => version.Sha256 == file.Sha256) is { } same)
            return new Filed(FiledReceipt.Of(same), Duplicate: true);

        // Guarded, so that the document is not moved to another file at the same moment.
        CaseDocument before = all.Find(version => version.IsCurrent) ?? visible[0];
        db.Shared.Guard(before);
        List<EvidenceKey> items = [.. (await db.DocumentItems.AsNoTracking()
            .Where(item => item.DocumentId == before.Id)
            .ToListAsync(CancellationToken.None)).Select(item => item.Key)];
        CaseDocument version = intake.AddVersion(
            db, caseFile, before, all.Max(row => row.VersionNumber) + 1, NextOf(before, file), items.Count > 0 ? items[0] : null, request.Actor);
        db.DocumentItems.AddRange(items.Select(item => new DocumentItem
        {
            DocumentId = version.Id,
            ApplicationId = before.ApplicationId!.Value,
            Code = item.Code,
            PersonId = item.PersonId,
        }));
        await db.SettleAsync(version, CancellationToken.None);
        return new Filed(FiledReceipt.Of(version), Duplicate: false);
    }

    // The same paper, so it came the same way on the same day.
    private static NewDocument NextOf(CaseDocument before, ReceivedFile file) =>
        new(before.Kind, before.Channel, before.PersonId, file)
        {
            ApplicationId = before.ApplicationId,
            ReceivedAt = before.ReceivedAt,
        };
}
