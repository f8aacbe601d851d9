using FluentValidation;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Notes;

/// <summary>Puts the note of a phone call into a case file.</summary>
internal sealed record WritePhoneNote(Guid CaseId, PhoneNoteText Note, string? IdempotencyKey, Actor Actor) : IRequest<PhoneNoteReceipt>;

internal sealed class WritePhoneNoteValidator : AbstractValidator<WritePhoneNote>
{
    public WritePhoneNoteValidator(TimeProvider clock) => RuleFor(request => request.Note).SetValidator(new PhoneNoteRules(clock)).OverridePropertyName("");
}

internal sealed class WritePhoneNoteHandler(
    IDocumentsDb db, CaseFiling filing, ICaseVault vault, CaseIntake intake, Idempotency idempotency)
    : IRequestHandler<WritePhoneNote, PhoneNoteReceipt>
{
    public async Task<PhoneNoteReceipt> Handle(WritePhoneNote request, CancellationToken cancellationToken)
    {
        await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        var attempt = IdempotentAttempt.For($"documents.note:{request.CaseId}", request.IdempotencyKey, request.Note);
        if (await idempotency.FindAsync<PhoneNoteReceipt>(db.Shared, attempt, cancellationToken) is { } earlier)
            return earlier;
        CaseKey key = await filing.KeyOfAsync(db, request.CaseId, cancellationToken);
        NewDocument note = await StoreAsync(vault, key, request.Note, cancellationToken);
        try
        {
            db.Forget();
            return await OptimisticRetry.RunAsync(() => AddAsync(request, note, attempt, cancellationToken), db.Forget, cancellationToken);
        }
        catch (DbUpdateException lost) when (Idempotency.LostRace(lost))
        {
            db.Forget();
            PhoneNoteReceipt? winner = await idempotency.FindAsync<PhoneNoteReceipt>(db.Shared, attempt, cancellationToken);
            if (winner is null)
                throw;
            return winner;
        }
    }

    /// <summary>The bytes of a note, in the vault; without a row they are swept.</summary>
    public static async Task<NewDocument> StoreAsync(ICaseVault vault, CaseKey key, PhoneNoteText text, CancellationToken cancellationToken)
    {
        DateTimeOffset calledAt = StoredInstant.Read(StoredInstant.Of(text.CalledAt));
        var note = new PhoneNote(text.Direction, calledAt, text.Text);
        byte[] bytes = note.Write();
        string sha256 = await vault.StoreAsync(key, bytes, cancellationToken);
        var file = new ReceivedFile(note.FileName, PhoneNote.MediaType, bytes.Length, sha256);
        return new NewDocument(DocumentKind.PhoneNote, ReceiptChannel.Phone, text.Person ?? PersonId.Applicant, file) { ReceivedAt = calledAt };
    }

    private async Task<PhoneNoteReceipt> AddAsync(
        WritePhoneNote request, NewDocument note, IdempotentAttempt attempt, CancellationToken cancellationToken)
    {
        CaseFile caseFile = await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        var receipt = PhoneNoteReceipt.Of(intake.Add(db, caseFile, note, request.Actor));
        idempotency.Remember(db.Shared, attempt, receipt);
        await db.SaveChangesAsync(cancellationToken);
        return receipt;
    }
}
