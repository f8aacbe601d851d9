using FluentValidation;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Household;

/// <summary>
/// Writes the author's protected note; an empty text takes it back. The text is in no answer, not even to its author:
/// somebody may look over the shoulder, or hold the phone.
/// </summary>
/// <param name="Id">The application; null for who has an own part.</param>
/// <param name="ExpectedVersion">The version that the caller edits; 0 for a note that was never written.</param>
internal sealed record WriteProtectedNote(Guid? Id, string Text, long ExpectedVersion, Caller Caller) : IRequest<ProtectedNoteState>;

internal sealed class WriteProtectedNoteValidator : AbstractValidator<WriteProtectedNote>
{
    public WriteProtectedNoteValidator() => RuleFor(request => request.Text).NotNull().MaximumLength(4000)
        .WithErrorCode("protected_notes.too_long").WithMessage("Höchstens 4000 Zeichen sind möglich.");
}

internal sealed class WriteProtectedNoteHandler(IApplicationsDb db, FormCatalog forms, ProtectedVault vault, TimeProvider time)
    : IRequestHandler<WriteProtectedNote, ProtectedNoteState>
{
    public async Task<ProtectedNoteState> Handle(WriteProtectedNote request, CancellationToken cancellationToken)
    {
        try
        {
            return await OptimisticRetry.RunAsync(() => WriteAsync(request, cancellationToken), db.Forget, cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.IsOn(exception, "protected_notes"))
        {
            db.Forget();
            return await WriteAsync(request, cancellationToken);
        }
    }

    private async Task<ProtectedNoteState> WriteAsync(WriteProtectedNote request, CancellationToken cancellationToken)
    {
        (BenefitApplication application, string author) = await db.AuthorAsync(forms, request.Id, request.Caller, cancellationToken);
        BenefitApplicationId id = application.Id;
        ProtectedNote? note = await db.ProtectedNotes.FindAsync([id, author, ProtectedNote.OwnNote], cancellationToken);
        if ((note?.Version ?? 0) != request.ExpectedVersion)
            throw Stale(note, request.ExpectedVersion);
        string sealedText = vault.Seal(id, author, ProtectedNote.OwnNote, request.Text.Trim());
        DateTimeOffset now = time.GetUtcNow();
        if (note is null)
        {
            note = new ProtectedNote { ApplicationId = id, Author = author, Source = ProtectedNote.OwnNote, SealedText = sealedText, WrittenAt = now };
            db.ProtectedNotes.Add(note);
        }
        else
        {
            (note.SealedText, note.WrittenAt) = (sealedText, now);
        }

        if (!application.IsDraft && request.Text.Trim().Length > 0)
            await TellStaffAsync(id, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ProtectedNoteState.Of(note, vault);
    }

    // Whoever has read the application already would not look for notes again.
    private async Task TellStaffAsync(BenefitApplicationId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.WorkItems.AnyAsync(item => item.ApplicationId == id && item.Reason == TaskReason.ProtectedNote && item.State != WorkState.Done, cancellationToken))
            return;
        WorkItem about = await db.ItemOfAsync(id, cancellationToken);
        await db.RaiseOnceAsync(Guid.CreateVersion7(now), TaskReason.ProtectedNote, about, now, cancellationToken);
    }

    private static RefusalException Stale(ProtectedNote? note, long expected) => HouseholdRefusals.NoteStale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["current"] = new { etag = EntityTags.Of(note?.Version ?? 0), writtenAt = note?.WrittenAt },
        ["yours"] = new { etag = EntityTags.Of(expected) },
    });
}

/// <summary>Whether the author's own protected note is there; never what it says.</summary>
/// <param name="Id">The application; null for who has an own part.</param>
internal sealed record GetProtectedNote(Guid? Id, Caller Caller) : IRequest<ProtectedNoteState>;

internal sealed class GetProtectedNoteHandler(IApplicationsDb db, FormCatalog forms, ProtectedVault vault) : IRequestHandler<GetProtectedNote, ProtectedNoteState>
{
    public async Task<ProtectedNoteState> Handle(GetProtectedNote request, CancellationToken cancellationToken)
    {
        (BenefitApplication application, string author) = await db.AuthorAsync(forms, request.Id, request.Caller, cancellationToken);
        BenefitApplicationId id = application.Id;
        ProtectedNote? note = await db.ProtectedNotes.AsNoTracking().SingleOrDefaultAsync(
            row => row.ApplicationId == id && row.Author == author && row.Source == ProtectedNote.OwnNote, cancellationToken);
        return ProtectedNoteState.Of(note, vault);
    }
}

/// <summary>Where a protected note stands.</summary>
/// <param name="Exists">There is one.</param>
/// <param name="WrittenAt">When it was written last (UTC).</param>
/// <param name="Etag">Send it back as If-Match when writing.</param>
internal sealed record ProtectedNoteState(bool Exists, DateTimeOffset? WrittenAt, string Etag)
{
    public static ProtectedNoteState Of(ProtectedNote? note, ProtectedVault vault) =>
        note is null || vault.Open(note).Length == 0
            ? new ProtectedNoteState(false, null, EntityTags.Of(note?.Version ?? 0))
            : new ProtectedNoteState(true, note.WrittenAt, EntityTags.Of(note.Version));
}

internal static class ProtectedAuthors
{
    /// <summary>Who writes: the applicant in an own application, or somebody of the household in the own part.</summary>
    public static async Task<(BenefitApplication Application, string Author)> AuthorAsync(
        this IApplicationsDb db, FormCatalog forms, Guid? application, Caller caller, CancellationToken cancellationToken)
    {
        if (application is { } id)
            return (await db.ReadOwnAsync(id, caller, cancellationToken), PersonIds.Applicant);
        OwnPart part = await db.OwnPartAsync(forms, caller, cancellationToken);
        return (part.Application, part.Person.Id);
    }
}
