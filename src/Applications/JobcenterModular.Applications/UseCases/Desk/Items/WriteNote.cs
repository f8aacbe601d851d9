using FluentValidation;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>
/// Somebody writes something down. A note overwrites nothing, so it needs no version; whoever edits the item meanwhile is shown
/// that there is one.
/// </summary>
internal sealed record WriteNote(Guid Id, NoteRequest Request, string? IdempotencyKey, Caller Caller) : IRequest<NoteView>;

/// <summary>A note.</summary>
/// <param name="Text">What it says, at most 4,000 characters. It can be read by all who work on the desk.</param>
internal sealed record NoteRequest(string Text);

internal sealed class WriteNoteValidator : AbstractValidator<WriteNote>
{
    public WriteNoteValidator() => RuleFor(request => request.Request.Text).NotEmpty().MaximumLength(ItemLimits.NoteLength).OverridePropertyName("text");
}

internal sealed class WriteNoteHandler(IApplicationsDb db, Idempotency idempotency, TimeProvider time) : IRequestHandler<WriteNote, NoteView>
{
    public async Task<NoteView> Handle(WriteNote request, CancellationToken cancellationToken)
    {
        Actor by = request.Caller.OnDesk();
        var attempt = IdempotentAttempt.For($"desk-note:{by.Subject}", request.IdempotencyKey, new { request.Id, request.Request.Text });
        if (await idempotency.FindAsync<NoteView>(db.Shared, attempt, cancellationToken) is { } earlier)
            return earlier;
        try
        {
            return await OptimisticRetry.RunAsync(() => WriteAsync(request, by, attempt, cancellationToken), db.Forget, cancellationToken);
        }
        catch (DbUpdateException lost) when (Idempotency.LostRace(lost))
        {
            db.Forget();
            return (await idempotency.FindAsync<NoteView>(db.Shared, attempt, cancellationToken))!;
        }
    }

    private async Task<NoteView> WriteAsync(WriteNote request, Actor by, IdempotentAttempt attempt, CancellationToken cancellationToken)
    {
        WorkItem item = await db.ItemAsync(request.Id, cancellationToken);
        WorkItemNote note = item.Write(request.Request.Text.Trim(), by, time.GetUtcNow());
        db.WorkItemNotes.Add(note);
        db.Shared.Guard(item);
        var view = NoteView.Of(note);
        idempotency.Remember(db.Shared, attempt, view);
        await db.SaveChangesAsync(cancellationToken);
        return view;
    }
}
