using FluentValidation;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;

namespace JobcenterModular.Documents.UseCases.Leaving.Ledger;

/// <summary>The receiver says whether it answers for the file now.</summary>
internal sealed record AnswerExport(Guid CaseId, Guid HandOverId, ExportAnswer Answer, Actor Actor) : IRequest<HandOverView>;

/// <summary>The receiver's answer.</summary>
/// <param name="Accepted">Whether it has the whole file and could use it.</param>
/// <param name="Note">Why not, or under which number it lies there; at most 400 characters.</param>
internal sealed record ExportAnswer(bool Accepted, string? Note = null);

internal sealed class AnswerExportValidator : AbstractValidator<AnswerExport>
{
    public AnswerExportValidator() => RuleFor(request => request.Answer.Note).MaximumLength(HandOver.MaxNoteLength).OverridePropertyName("note")
        .WithMessage("Die Notiz hat höchstens 400 Zeichen.");
}

internal sealed class AnswerExportHandler(HandOverLedger ledger, TimeProvider clock) : IRequestHandler<AnswerExport, HandOverView>
{
    public async Task<HandOverView> Handle(AnswerExport request, CancellationToken cancellationToken)
    {
        HandOver row = await ledger.FindAsync(request.CaseId, request.HandOverId, HandOverKind.Xdomea, cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        return await ledger.ChangeAsync(
            row.Id,
            request.Actor,
            each =>
            {
                if (request.Answer.Accepted)
                    each.Acknowledge(request.Answer.Note, now);
                else
                    each.Refuse(request.Answer.Note, now);
            },
            cancellationToken);
    }
}
