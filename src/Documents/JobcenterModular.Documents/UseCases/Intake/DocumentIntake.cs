using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.Documents.UseCases.Storage;
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
    IDocumentsDb db, CaseFiling filing, ICaseVault vault, IVirusScanner scanner, IOptions<DocumentsOptions> options, TimeProvider clock)
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
        CaseKey key = filing.Open(caseFile);
        string sha256 = paper.File.Sha256;

        // Nobody erases a content while the log of its case is locked; so what is there now stays (see OrphanEraser).
        db.BeforeCommit(async token =>
        {
            if (await vault.OpenAsync(key, sha256, token) is not { } bytes)
                throw DocumentsRefusals.StorageUnavailable.ToException();
            await bytes.DisposeAsync();
        });
        CaseDocument? earlier = await db.Documents.FirstOrDefaultAsync(
            row => row.CaseId == caseFile.Id && row.Sha256 == sha256 && row.ApplicationId == folder.Id && row.IsCurrent && row.Kind == DocumentKind.Evidence,
            cancellationToken);
        return earlier is null
            ? new StoredPaper(Add(folder, caseFile, paper, actor), Duplicate: false)
            : new StoredPaper(await ServeAlsoAsync(earlier, paper.Items, actor, cancellationToken), Duplicate: true);
    }

    private StoredDocument Add(PaperFolder folder, CaseFile caseFile, NewPaper paper, Actor actor)
    {
        // Cut to what both databases keep, so that this answer and every later one tell the same instant.
        DateTimeOffset now = StoredInstant.Read(StoredInstant.Of(clock.GetUtcNow()));
        var id = Guid.CreateVersion7(now);
        folder.Add(options.Value.MaxPerApplication);
        var document = new CaseDocument
        {
            Id = id,
            SeriesId = id,
            CaseId = caseFile.Id,
            ApplicationId = folder.Id,
            Kind = DocumentKind.Evidence,
            Channel = paper.Channel,
            PersonId = paper.PersonId,
            FileName = paper.File.Name,
            MediaType = paper.File.MediaType,
            SizeBytes = paper.File.SizeBytes,
            Sha256 = paper.File.Sha256,
            ReceivedAt = paper.ReceivedAt ?? now,
            FiledAt = now,
            FiledBy = actor.Subject,
            FiledRole = actor.Role,
        };
        document.Arrive(scanner.IsConfigured, paper.Items[0], now);

        // Its arrival names one item of the person whose paper it is.
        if (paper.Items.Count > 1 || paper.Items[0].PersonId != paper.PersonId)
            document.Serve(paper.Items);
        db.Documents.Add(document);
        db.DocumentItems.AddRange(paper.Items.Select(item => DocumentItem.Of(document, item)));
        db.Note(new CaseNote(caseFile.Id, actor, CaseAction.DocumentReceived)
        {
            DocumentId = id,
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
