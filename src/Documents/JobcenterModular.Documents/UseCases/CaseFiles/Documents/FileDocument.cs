using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Documents;

/// <summary>
/// Post, fax and what was handed over the counter. With an item of a checklist it is evidence, like an upload of the
/// applicant's own; without, it is mail. The same content once more gets the earlier receipt.
/// </summary>
internal sealed record FileDocument(Guid CaseId, IUpload Upload, string? IdempotencyKey, Actor Actor) : IRequest<Filed>;

internal sealed class FileDocumentHandler(IDocumentsDb db, FilingSession session, FilingReader reader, DocumentIntake papers, CaseIntake intake)
    : IRequestHandler<FileDocument, Filed>
{
    public Task<Filed> Handle(FileDocument request, CancellationToken cancellationToken) => session.FileAsync(
        new FilingTarget(request.CaseId, $"documents.file:{request.CaseId}", request.IdempotencyKey, request.Actor),
        async writer =>
        {
            ReceivedFiling received = await reader.ReadAsync(request.Upload, writer, cancellationToken);
            if (await FolderAsync(request.CaseId, received) is { } folder)
                EnsureAskedFor(folder, received);
            return received;
        },
        received => received.File.Sha256,
        (caseFile, received) => received.Items.Count > 0
            ? AddEvidenceAsync(caseFile, received, request.Actor)
            : AddMailAsync(caseFile, received, request.Actor),
        cancellationToken);

    // Null where the filing names no application.
    private async Task<PaperFolder?> FolderAsync(Guid caseId, ReceivedFiling received) => received.ApplicationId is { } application
        ? await db.Folders.SingleOrDefaultAsync(
            folder => folder.Id == application && folder.CaseId == caseId && folder.State == FolderState.Closed, CancellationToken.None)
            ?? throw CaseFileRefusals.ApplicationUnknown.ToException()
        : null;

    private static void EnsureAskedFor(PaperFolder folder, ReceivedFiling received)
    {
        foreach (EvidenceKey item in received.Items)
            folder.EnsureAsksFor(item.Code);
    }

    private async Task<Filed> AddEvidenceAsync(CaseFile caseFile, ReceivedFiling received, Actor actor)
    {
        PaperFolder folder = (await FolderAsync(caseFile.Id, received))!;
        db.Shared.Guard(folder);
        StoredPaper stored = await papers.AddAsync(
            folder,
            new NewPaper(received.Items, received.PersonId, received.File, received.Channel, received.ReceivedAt),
            actor,
            CancellationToken.None);
        intake.Require(db, caseFile, received.File.Sha256);
        return new Filed(FiledReceipt.Of(db.Documents.Local.Single(row => row.Id == stored.Document.Id)), stored.Duplicate);
    }

    private async Task<Filed> AddMailAsync(CaseFile caseFile, ReceivedFiling received, Actor actor)
    {
        await FolderAsync(caseFile.Id, received);
        if (await EarlierAsync(caseFile.Id, received.File.Sha256) is { } earlier)
            return new Filed(FiledReceipt.Of(earlier), Duplicate: true);
        var mail = new NewDocument(DocumentKind.Mail, received.Channel, received.PersonId, received.File)
        {
            ApplicationId = received.ApplicationId,
            ReceivedAt = received.ReceivedAt,
        };
        return new Filed(FiledReceipt.Of(intake.Add(db, caseFile, mail, actor)), Duplicate: false);
    }

    // What waits for the scanner is known to who filed it; a paper that waits in a draft is nobody's but its owner's.
    private async Task<CaseDocument?> EarlierAsync(Guid caseId, string sha256)
    {
        List<Guid> sent = await db.SentApplicationsAsync(caseId, CancellationToken.None);
        return await db.Documents.FirstOrDefaultAsync(
            row => row.CaseId == caseId && row.Sha256 == sha256 && row.IsCurrent
                && (row.Released || row.Channel == ReceiptChannel.Post || row.Channel == ReceiptChannel.Fax || row.Channel == ReceiptChannel.Counter)
                && (row.ApplicationId == null || sent.Contains(row.ApplicationId.Value)),
            CancellationToken.None);
    }
}
