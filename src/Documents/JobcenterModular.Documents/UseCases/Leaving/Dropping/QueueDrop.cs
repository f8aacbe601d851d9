using FluentValidation;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.UseCases.Leaving.Ledger;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.UseCases.Leaving.Dropping;

/// <summary>Puts a case file into the drop folder, soon.</summary>
internal sealed record QueueDrop(Guid CaseId, NewHandOver HandOver, string? IdempotencyKey, Actor Actor) : IRequest<HandOverView>;

/// <summary>A new hand-over by the drop folder.</summary>
/// <param name="Receiver">Who gets it, at most 200 characters; without it the one that the installation names.</param>
internal sealed record NewHandOver(string? Receiver = null);

internal sealed class QueueDropValidator : AbstractValidator<QueueDrop>
{
    public QueueDropValidator() => RuleFor(request => request.HandOver.Receiver).MaximumLength(HandOver.MaxReceiverLength).OverridePropertyName("receiver")
        .WithMessage("Wer die Akte bekommt, hat höchstens 200 Zeichen.");
}

internal sealed class QueueDropHandler(
    IDocumentsDb db, HandOverLedger ledger, IDropFolder folder, IOptions<DropFolderOptions> options, IHandOverQueue queue)
    : IRequestHandler<QueueDrop, HandOverView>
{
    public async Task<HandOverView> Handle(QueueDrop request, CancellationToken cancellationToken)
    {
        await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        if (!folder.IsConfigured)
            throw HandOverRefusals.NoDropFolder.ToException();
        var attempt = IdempotentAttempt.For($"documents.hand-over:{request.CaseId}", request.IdempotencyKey, request.HandOver);
        string receiver = string.IsNullOrWhiteSpace(request.HandOver.Receiver) ? options.Value.Receiver : request.HandOver.Receiver;
        HandOverView view = await ledger.AddOnceAsync(
            attempt,
            () =>
            {
                HandOver row = ledger.Add(request.CaseId, HandOverKind.DropFolder, receiver, note: null, request.Actor);
                row.Queue(row.RequestedAt);
                return Task.FromResult(row);
            },
            cancellationToken);
        queue.Wake();
        return view;
    }
}

/// <summary>Tells the hand-overs that one waits for them.</summary>
internal interface IHandOverQueue
{
    void Wake();
}
