using FluentValidation;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Domain.Retention;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Retention;

/// <summary>A person confirms that a case file is deleted. It cannot be taken back.</summary>
internal sealed record ConfirmDeletion(Guid ProposalId, string? Reason, Actor Actor) : IRequest<DeletionProposalView>;

/// <summary>A person keeps a case file, for good or until a day.</summary>
internal sealed record RefuseDeletion(Guid ProposalId, string Reason, DateOnly? KeepUntil, Actor Actor) : IRequest<DeletionProposalView>;

internal sealed class ConfirmDeletionValidator : AbstractValidator<ConfirmDeletion>
{
    public ConfirmDeletionValidator() => RuleFor(request => request.Reason).MaximumLength(LegalHold.MaxReasonLength)
        .WithMessage("Der Grund hat höchstens 400 Zeichen.");
}

internal sealed class RefuseDeletionValidator : AbstractValidator<RefuseDeletion>
{
    public RefuseDeletionValidator(TimeProvider clock)
    {
        RuleFor(request => request.Reason).NotEmpty().MaximumLength(LegalHold.MaxReasonLength)
            .WithMessage("Bitte geben Sie einen Grund an, mit höchstens 400 Zeichen.");
        RuleFor(request => request.KeepUntil).Must(day => day is null || day > OfficeTime.DateAt(clock.GetUtcNow()))
            .WithMessage("Der Tag muss in der Zukunft liegen.");
    }
}

internal sealed class DecideDeletionHandler(IDocumentsDb db, IRetentionQueue queue, TimeProvider clock)
    : IRequestHandler<ConfirmDeletion, DeletionProposalView>, IRequestHandler<RefuseDeletion, DeletionProposalView>
{
    public async Task<DeletionProposalView> Handle(ConfirmDeletion request, CancellationToken cancellationToken)
    {
        DeletionProposal proposal = await DecideAsync(
            request.ProposalId,
            request.Actor,
            async row =>
            {
                if (await db.LegalHolds.AnyAsync(hold => hold.CaseId == row.CaseId && hold.LiftedAt == null, cancellationToken))
                    throw DocumentsRefusals.CaseHeld.ToException();
                row.Confirm(request.Actor.Subject, request.Reason, clock.GetUtcNow());
            },
            cancellationToken);
        queue.Wake();
        return DeletionProposalView.Of(proposal);
    }

    public async Task<DeletionProposalView> Handle(RefuseDeletion request, CancellationToken cancellationToken) =>
        DeletionProposalView.Of(await DecideAsync(
            request.ProposalId,
            request.Actor,
            row =>
            {
                row.Refuse(request.Actor.Subject, request.Reason, request.KeepUntil, clock.GetUtcNow());
                return Task.CompletedTask;
            },
            cancellationToken));

    private Task<DeletionProposal> DecideAsync(
        Guid id, Actor actor, Func<DeletionProposal, Task> decide, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            DeletionProposal proposal = await db.DeletionProposals.SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
                ?? throw HttpRefusals.NotFound.ToException();
            ProposalState before = proposal.State;
            await decide(proposal);
            if (proposal.State != before)
            {
                db.Note(new CaseNote(proposal.CaseId, actor, CaseAction.DeletionConfirmed) { Detail = $"{proposal.State} {proposal.Rule}" });
                await db.SaveChangesAsync(cancellationToken);
            }

            return proposal;
        },
        db.Forget,
        cancellationToken);
}
