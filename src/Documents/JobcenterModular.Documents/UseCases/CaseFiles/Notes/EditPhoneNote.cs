using FluentValidation;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Notes;

/// <summary>
/// Writes a note anew: the text becomes its next version, and the one before stays. Who only talks on the phone edits the
/// notes that they began; of others' they learn nothing.
/// </summary>
/// <param name="ExpectedVersion">The version that the caller edited.</param>
internal sealed record EditPhoneNote(Guid CaseId, Guid DocumentId, long ExpectedVersion, PhoneNoteText Note, Actor Actor) : IRequest<PhoneNoteReceipt>;

internal sealed class EditPhoneNoteValidator : AbstractValidator<EditPhoneNote>
{
    public EditPhoneNoteValidator(TimeProvider clock) => RuleFor(request => request.Note).SetValidator(new PhoneNoteRules(clock)).OverridePropertyName("");
}

internal sealed class EditPhoneNoteHandler(
    IDocumentsDb db, CaseFiling filing, ICaseVault vault, DocumentReader reader, CaseIntake intake)
    : IRequestHandler<EditPhoneNote, PhoneNoteReceipt>
{
    public async Task<PhoneNoteReceipt> Handle(EditPhoneNote request, CancellationToken cancellationToken)
    {
        CaseFile caseFile = await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        await CurrentAsync(request, cancellationToken);
        CaseKey key = await filing.KeyOfAsync(db, caseFile.Id, cancellationToken);
        NewDocument note = await WritePhoneNoteHandler.StoreAsync(vault, key, request.Note, cancellationToken);
        db.Forget();
        return await OptimisticRetry.RunAsync(() => AddAsync(request, note, cancellationToken), db.Forget, cancellationToken);
    }

    private static bool ReadsFiles(Actor actor) => Policies.RolesByPolicy[Policies.Desk].Contains(actor.Role, StringComparer.Ordinal);

    private async Task<PhoneNoteReceipt> AddAsync(EditPhoneNote request, NewDocument note, CancellationToken cancellationToken)
    {
        CaseFile caseFile = await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        CaseDocument current = await CurrentAsync(request, cancellationToken);
        CaseDocument next = intake.AddVersion(db, caseFile, current, current.VersionNumber + 1, note, null, request.Actor);
        current.Supersede();
        next.BecomeCurrent();
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException race) when (UniqueViolation.IsOn(race, "case_documents"))
        {
            throw new DbUpdateConcurrencyException("Another version was faster.", race); // Found stale when it starts over.
        }

        return PhoneNoteReceipt.Of(next);
    }

    private async Task<CaseDocument> CurrentAsync(EditPhoneNote request, CancellationToken cancellationToken)
    {
        IReadOnlyList<CaseDocument> versions = await db.VisibleVersionsAsync(request.CaseId, request.DocumentId, cancellationToken);
        if (versions[0].Kind != DocumentKind.PhoneNote || (!ReadsFiles(request.Actor) && versions[^1].FiledBy != request.Actor.Subject))
            throw HttpRefusals.NotFound.ToException();
        return versions[0].VersionNumber == request.ExpectedVersion
            ? versions[0]
            : throw await StaleAsync(request, versions[0], cancellationToken);
    }

    // Showing the other version is a read like any other: it is for those who read files or wrote it, and it is logged.
    private async Task<RefusalException> StaleAsync(EditPhoneNote request, CaseDocument current, CancellationToken cancellationToken)
    {
        PhoneNote? note = null;
        if (ReadsFiles(request.Actor) || current.FiledBy == request.Actor.Subject)
        {
            db.Forget();
            DocumentContent content = await reader.ReadAsync(current, request.Actor, cancellationToken);
            await using Stream bytes = content.Bytes;
            using var copy = new MemoryStream();
            await bytes.CopyToAsync(copy, cancellationToken);
            note = PhoneNote.Read(copy.ToArray(), current.ReceivedAt);
        }

        return CaseFileRefusals.NoteStale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["current"] = new
            {
                etag = EntityTags.Of(current.VersionNumber),
                note = note is null ? null : new PhoneNoteText(note.Text, note.CalledAt, note.Direction, current.PersonId),
            },
            ["yours"] = new { etag = EntityTags.Of(request.ExpectedVersion), note = request.Note },
        });
    }
}
