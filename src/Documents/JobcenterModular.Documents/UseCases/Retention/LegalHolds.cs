using FluentValidation;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Domain.Retention;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Retention;

/// <summary>Keeps a case file from being deleted, whatever the rules say.</summary>
internal sealed record SetLegalHold(Guid CaseId, string Reason, Actor Actor) : IRequest<LegalHoldView>;

/// <summary>Lifts a hold; the rules apply again.</summary>
internal sealed record LiftLegalHold(Guid CaseId, Guid HoldId, Actor Actor) : IRequest;

/// <summary>All holds of a case file, also those that were lifted.</summary>
internal sealed record ListLegalHolds(Guid CaseId, Actor Actor) : IRequest<IReadOnlyList<LegalHoldView>>;

/// <summary>A legal hold.</summary>
/// <param name="Id">The hold.</param>
/// <param name="Reason">Why.</param>
/// <param name="SetBy">Account of the person who set it.</param>
/// <param name="SetAt">When (UTC).</param>
/// <param name="LiftedBy">Account of the person who lifted it.</param>
/// <param name="LiftedAt">When it was lifted (UTC); null while it holds.</param>
internal sealed record LegalHoldView(Guid Id, string Reason, string SetBy, DateTimeOffset SetAt, string? LiftedBy, DateTimeOffset? LiftedAt)
{
    public static LegalHoldView Of(LegalHold hold) => new(hold.Id, hold.Reason, hold.SetBy, hold.SetAt, hold.LiftedBy, hold.LiftedAt);
}

internal sealed class SetLegalHoldValidator : AbstractValidator<SetLegalHold>
{
    public SetLegalHoldValidator() => RuleFor(request => request.Reason).NotEmpty().MaximumLength(LegalHold.MaxReasonLength)
        .WithMessage("Bitte geben Sie einen Grund an, mit höchstens 400 Zeichen.");
}

internal sealed class LegalHoldsHandler(IDocumentsDb db, TimeProvider clock)
    : IRequestHandler<SetLegalHold, LegalHoldView>, IRequestHandler<LiftLegalHold>, IRequestHandler<ListLegalHolds, IReadOnlyList<LegalHoldView>>
{
    public async Task<LegalHoldView> Handle(SetLegalHold request, CancellationToken cancellationToken)
    {
        await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        var hold = new LegalHold
        {
            Id = Guid.CreateVersion7(now),
            CaseId = request.CaseId,
            Reason = request.Reason,
            SetBy = request.Actor.Subject,
            SetAt = now,
        };
        db.LegalHolds.Add(hold);
        db.Note(new CaseNote(request.CaseId, request.Actor, CaseAction.HoldSet) { Detail = hold.Id.ToString() });
        await db.SaveChangesAsync(cancellationToken);
        return LegalHoldView.Of(hold);
    }

    public async Task<Unit> Handle(LiftLegalHold request, CancellationToken cancellationToken)
    {
        LegalHold hold = await db.LegalHolds.SingleOrDefaultAsync(row => row.Id == request.HoldId && row.CaseId == request.CaseId, cancellationToken)
            ?? throw HttpRefusals.NotFound.ToException();
        if (hold.LiftedAt is not null)
            return Unit.Value;
        hold.Lift(request.Actor.Subject, clock.GetUtcNow());
        db.Note(new CaseNote(request.CaseId, request.Actor, CaseAction.HoldLifted) { Detail = hold.Id.ToString() });
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    public async Task<IReadOnlyList<LegalHoldView>> Handle(ListLegalHolds request, CancellationToken cancellationToken)
    {
        await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        db.Note(new CaseNote(request.CaseId, request.Actor, CaseAction.CaseRead) { Detail = "holds" });
        await db.SaveChangesAsync(cancellationToken);
        List<LegalHold> holds = await db.LegalHolds.AsNoTracking().Where(row => row.CaseId == request.CaseId).OrderBy(row => row.SetAt).ToListAsync(cancellationToken);
        return [.. holds.Select(LegalHoldView.Of)];
    }
}
