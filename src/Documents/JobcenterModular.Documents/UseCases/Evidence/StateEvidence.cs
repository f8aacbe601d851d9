using FluentValidation;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Evidence;

/// <summary>"I send it later, by this date", "I do not have this", or neither any more.</summary>
/// <param name="Item">The item.</param>
/// <param name="Statement">What is said; null takes back what was said.</param>
/// <param name="PromisedFor">The date.</param>
/// <param name="Caller">Whose application it is.</param>
internal sealed record StateEvidence(ItemPath Item, StatementWord? Statement, DateOnly? PromisedFor, Caller Caller) : IRequest<OwnItem>;

/// <summary>What can be said of an item instead of sending it.</summary>
internal enum StatementWord
{
    Later,
    NotAvailable,
}

internal sealed class StateEvidenceValidator : AbstractValidator<StateEvidence>
{
    private const int MonthsAhead = 12;

    public StateEvidenceValidator(TimeProvider clock)
    {
        RuleFor(request => request.PromisedFor).Must(date => IsWithinReach(date, OfficeTime.DateAt(clock.GetUtcNow())))
            .When(request => request.Statement == StatementWord.Later)
            .WithErrorCode("promised_for_impossible")
            .WithMessage("Bitte nennen Sie einen Tag ab heute, höchstens zwölf Monate im Voraus.");
        RuleFor(request => request.PromisedFor).Null()
            .When(request => request.Statement != StatementWord.Later)
            .WithErrorCode("promised_for_unwanted")
            .WithMessage("Einen Tag nennen Sie nur, wenn Sie den Nachweis später schicken.");
    }

    private static bool IsWithinReach(DateOnly? date, DateOnly today) => date >= today && date <= today.AddMonths(MonthsAhead);
}

internal sealed class StateEvidenceHandler(IDocumentsDb db, TimeProvider clock) : IRequestHandler<StateEvidence, OwnItem>
{
    public async Task<OwnItem> Handle(StateEvidence request, CancellationToken cancellationToken)
    {
        OwnItem answer = await OptimisticRetry.RunAsync(() => StateAsync(request, cancellationToken), db.Forget, cancellationToken);
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return answer;
    }

    private async Task<OwnItem> StateAsync(StateEvidence request, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.OwnFolderAsync(request.Item.ApplicationId, request.Caller, cancellationToken);
        EvidenceKey key = request.Item.In(folder);
        EvidenceItem? known = await db.ItemAsync(folder, key, cancellationToken);
        if (folder.State != FolderState.Open && known is not { IsAsked: true } and not { Outcome: EvidenceOutcome.Rejected })
            throw EvidenceRefusals.NotAsked.ToException();
        DateTimeOffset now = clock.GetUtcNow();
        EvidenceItem item = known ?? ItemRows.NewItem(folder, key, now);
        if (item.Declare(WordOf(request.Statement), request.PromisedFor, now))
        {
            // It and the end of the draft exclude each other.
            db.Shared.Guard(folder);
            if (known is null)
                db.EvidenceItems.Add(item);
            Note(request, item);
            await db.SaveItemAsync(cancellationToken);
        }

        List<ClosedAnswers> closed = await db.ClosedAnswers.AsNoTracking().Where(row => row.ApplicationId == folder.Id).ToListAsync(cancellationToken);
        return OwnItem.Of(
            item, await db.OwnDocumentsOfAsync(folder.Id, key, cancellationToken), isClosed: closed.Exists(row => row.PersonId == key.PersonId));
    }

    private void Note(StateEvidence request, EvidenceItem item) =>
        db.Note(new CaseNote(item.CaseId, Actor.Owner(request.Caller), CaseAction.EvidenceStated)
        {
            ApplicationId = item.ApplicationId,
            Detail = item.PromisedFor is { } date ? $"{item.Key} {item.Statement} {date:yyyy-MM-dd}" : $"{item.Key} {item.Statement}",
        });

    private static EvidenceStatement WordOf(StatementWord? word) => word switch
    {
        StatementWord.Later => EvidenceStatement.Later,
        StatementWord.NotAvailable => EvidenceStatement.NotAvailable,
        _ => EvidenceStatement.None,
    };
}
