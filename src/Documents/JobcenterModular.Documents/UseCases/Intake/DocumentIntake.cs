using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Scanning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.UseCases.Intake;

/// <summary>A document that is to join an application's papers; its bytes are in the vault already.</summary>
internal sealed record NewPaper(
    IReadOnlyList<EvidenceKey> Items, string PersonId, ReceivedFile File, ReceiptChannel Channel, DateTimeOffset? ReceivedAt = null);

/// <summary>A stored paper.</summary>
/// <param name="Document">As the API tells of it.</param>
/// <param name="Duplicate">It had arrived before: this is the earlier receipt.</param>
internal sealed record StoredPaper(StoredDocument Document, bool Duplicate);

/// <summary>
/// Writes the row of a paper whose bytes are safe, or finds that the same content is there already: then the earlier
/// receipt is the answer, and the paper serves the new items too. Adds to the coming save; the caller saves.
/// </summary>
internal sealed class DocumentIntake(
    IDocumentsDb db, CaseIntake cases, IVirusScanner scanner, IOptions<DocumentsOptions> options)
{
    /// <summary>The same for what a person sends to her own application: only what is (still) wanted, and before the folder closes or not at all.</summary>
    public async Task<StoredPaper> AddWantedAsync(PaperFolder folder, NewPaper paper, Actor actor, CancellationToken cancellationToken)
    {
        folder.EnsureTakes(paper.Items, await db.WantedAsync(folder, cancellationToken));
        db.Shared.Guard(folder);
        return await AddAsync(folder, paper, actor, cancellationToken);
    }

    public async Task<StoredPaper> AddAsync(PaperFolder folder, NewPaper paper, Actor actor, CancellationToken cancellationToken)
    {
        CaseFile caseFile = await db.CaseOfAsync(folder, cancellationToken);
        string sha256 = paper.File.Sha256;
        cases.Require(db, caseFile, sha256);
        CaseDocument? earlier = await db.Documents.FirstOrDefaultAsync(
            row => row.CaseId == caseFile.Id && row.Sha256 == sha256 && row.ApplicationId == folder.Id && row.IsCurrent && row.Kind == DocumentKind.Evidence,
            cancellationToken);
        return earlier is null
            ? new StoredPaper(Add(folder, caseFile, paper, actor), Duplicate: false)
            : new StoredPaper(await ServeAlsoAsync(earlier, paper.Items, actor, cancellationToken), Duplicate: true);
    }

    private StoredDocument Add(PaperFolder folder, CaseFile caseFile, NewPaper paper, Actor actor)
    {
        folder.Add(options.Value.MaxPerApplication);
        CaseDocument document = cases.FirstVersion(
            caseFile,
            new NewDocument(DocumentKind.Evidence, paper.Channel, paper.PersonId, paper.File) { ApplicationId = folder.Id, ReceivedAt = paper.ReceivedAt },
            actor);
        document.Arrive(scanner.IsConfigured, paper.Items[0], document.FiledAt);

        // Its arrival names one item of the person whose paper it is.
        if (paper.Items.Count > 1 || paper.Items[0].PersonId != paper.PersonId)
            document.Serve(paper.Items);
        db.Documents.Add(document);
        db.DocumentItems.AddRange(paper.Items.Select(item => DocumentItem.Of(document, item)));
        db.Note(new CaseNote(caseFile.Id, actor, CaseAction.DocumentReceived)
        {
            DocumentId = document.Id,
            ApplicationId = folder.Id,
            Detail = string.Join(' ', paper.Items),
        });
        return StoredDocument.Of(document, paper.Items);
    }

    private async Task<StoredDocument> ServeAlsoAsync(
        CaseDocument earlier, IReadOnlyList<EvidenceKey> items, Actor actor, CancellationToken cancellationToken)
    {
        List<EvidenceKey> served = [.. (await db.DocumentItems.Where(item => item.DocumentId == earlier.Id).ToListAsync(cancellationToken)).Select(item => item.Key)];
        List<EvidenceKey> added = [.. items.Except(served)];
        if (added.Count > 0)
        {
            db.DocumentItems.AddRange(added.Select(item => DocumentItem.Of(earlier, item)));
            served.AddRange(added);
            earlier.Serve(served);
            db.Note(new CaseNote(earlier.CaseId, actor, CaseAction.EvidenceAssigned)
            {
                DocumentId = earlier.Id,
                ApplicationId = earlier.ApplicationId,
                Detail = string.Join(' ', served),
            });
        }

        return StoredDocument.Of(earlier, served);
    }
}
