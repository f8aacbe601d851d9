using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Intake;

/// <summary>What is put into a case file beside an applicant's papers; its bytes are in the vault already.</summary>
internal sealed record NewDocument(DocumentKind Kind, ReceiptChannel Channel, string PersonId, ReceivedFile File)
{
    public Guid? ApplicationId { get; init; }

    /// <summary>When it reached the office, if that was not just now.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
}

/// <summary>
/// Writes the rows of documents that belong to a case file: mail, notes, what this system writes, and later versions of
/// anything. Adds to the coming save, with its line in the log; the caller saves.
/// </summary>
internal sealed class CaseIntake(CaseFiling filing, ICaseVault vault, IVirusScanner scanner, TimeProvider clock)
{
    public CaseDocument Add(IDocumentsDb db, CaseFile caseFile, NewDocument document, Actor actor)
    {
        CaseDocument row = FirstVersion(caseFile, document, actor);
        if (document.Channel is ReceiptChannel.System or ReceiptChannel.Phone)
            row.WrittenHere();
        else
            row.Arrive(scanner.IsConfigured, null, row.FiledAt);
        Put(db, caseFile, row, actor, document.Kind == DocumentKind.PhoneNote ? CaseAction.NoteWritten : CaseAction.DocumentReceived);
        return row;
    }

    /// <summary>The row of a document that is not there yet; the caller adds it, with its line in the log.</summary>
    public CaseDocument FirstVersion(CaseFile caseFile, NewDocument document, Actor actor)
    {
        DateTimeOffset now = Now();
        var id = Guid.CreateVersion7(now);
        return RowOf(id, id, 1, caseFile, document, actor, now);
    }

    /// <summary>A later version. It is not current yet: that is settled by what has passed the checks.</summary>
    /// <param name="db">The coming save.</param>
    /// <param name="caseFile">The file that the document lies in.</param>
    /// <param name="before">The version that it follows.</param>
    /// <param name="number">The next free number of the series.</param>
    /// <param name="document">What came.</param>
    /// <param name="primary">The first item that the document serves, if it serves any.</param>
    /// <param name="actor">Who brings it.</param>
    public CaseDocument AddVersion(
        IDocumentsDb db, CaseFile caseFile, CaseDocument before, int number, NewDocument document, EvidenceKey? primary, Actor actor)
    {
        DateTimeOffset now = Now();
        CaseDocument row = RowOf(Guid.CreateVersion7(now), before.SeriesId, number, caseFile, document, actor, now);
        row.Supersede();
        if (document.Channel is ReceiptChannel.Phone)
            row.WrittenHere();
        else
            row.Arrive(scanner.IsConfigured, primary, now);
        Put(db, caseFile, row, actor, document.Kind == DocumentKind.PhoneNote ? CaseAction.NoteWritten : CaseAction.DocumentVersioned);
        return row;
    }

    /// <summary>
    /// The coming save fails unless these bytes are in the vault of the case when it commits, and the case is still there:
    /// nobody erases a content or destroys a case while its log is locked (see <see cref="OrphanEraser"/>).
    /// </summary>
    public void Require(IDocumentsDb db, CaseFile caseFile, string sha256)
    {
        CaseKey key = filing.Open(caseFile);
        Guid caseId = caseFile.Id;
        db.BeforeCommit(async token =>
        {
            if (await vault.OpenAsync(key, sha256, token) is not { } bytes)
                throw DocumentsRefusals.StorageUnavailable.ToException();
            await bytes.DisposeAsync();
            if (await db.CaseFiles.AnyAsync(row => row.Id == caseId && row.State == CaseFileState.Destroyed, token))
                throw DocumentsRefusals.CaseDestroyed.ToException();
        });
    }

    // Cut to what both databases keep, so that this answer and every later one tell the same instant.
    private DateTimeOffset Now() => StoredInstant.Read(StoredInstant.Of(clock.GetUtcNow()));

    private void Put(IDocumentsDb db, CaseFile caseFile, CaseDocument row, Actor actor, CaseAction action)
    {
        Require(db, caseFile, row.Sha256);
        db.Documents.Add(row);
        db.Note(new CaseNote(caseFile.Id, actor, action)
        {
            DocumentId = row.Id,
            ApplicationId = row.ApplicationId,
            Detail = row.VersionNumber == 1 ? row.Kind.ToString() : $"{row.Kind} v{row.VersionNumber}",
        });
    }

    private static CaseDocument RowOf(
        Guid id, Guid seriesId, int number, CaseFile caseFile, NewDocument document, Actor actor, DateTimeOffset now) => new()
        {
            Id = id,
            SeriesId = seriesId,
            VersionNumber = number,
            CaseId = caseFile.Id,
            ApplicationId = document.ApplicationId,
            Kind = document.Kind,
            Channel = document.Channel,
            PersonId = document.PersonId,
            FileName = document.File.Name,
            MediaType = document.File.MediaType,
            SizeBytes = document.File.SizeBytes,
            Sha256 = document.File.Sha256,
            ReceivedAt = document.ReceivedAt ?? now,
            FiledAt = now,
            FiledBy = actor.Subject,
            FiledRole = actor.Role,
        };
}
