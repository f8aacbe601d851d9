using FluentValidation;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;

namespace JobcenterModular.Documents.UseCases.Leaving.Ledger;

/// <summary>Offers a case file to an office as an xdomea package.</summary>
internal sealed record OfferExport(Guid CaseId, NewExport Export, string? IdempotencyKey, Actor Actor) : IRequest<HandOverView>;

/// <summary>A new export.</summary>
/// <param name="Receiver">The office or system that gets the file, at most 200 characters.</param>
/// <param name="Note">For the people there, at most 400 characters; may be left out.</param>
internal sealed record NewExport(string Receiver, string? Note = null);

internal sealed class OfferExportValidator : AbstractValidator<OfferExport>
{
    public OfferExportValidator()
    {
        RuleFor(request => request.Export.Receiver).NotEmpty().MaximumLength(HandOver.MaxReceiverLength).OverridePropertyName("receiver")
            .WithMessage("Bitte geben Sie an, wer die Akte bekommt, mit höchstens 200 Zeichen.");
        RuleFor(request => request.Export.Note).MaximumLength(HandOver.MaxNoteLength).OverridePropertyName("note")
            .WithMessage("Die Notiz hat höchstens 400 Zeichen.");
    }
}

internal sealed class OfferExportHandler(IDocumentsDb db, HandOverLedger ledger) : IRequestHandler<OfferExport, HandOverView>
{
    public async Task<HandOverView> Handle(OfferExport request, CancellationToken cancellationToken)
    {
        await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        var attempt = IdempotentAttempt.For($"documents.export:{request.CaseId}", request.IdempotencyKey, request.Export);
        return await ledger.AddOnceAsync(
            attempt,
            () => Task.FromResult(ledger.Add(request.CaseId, HandOverKind.Xdomea, request.Export.Receiver, request.Export.Note, request.Actor)),
            cancellationToken);
    }
}
