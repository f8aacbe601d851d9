using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>Where the caller's own application stands, in plain words. It never says who of staff has it.</summary>
internal sealed record GetStatus(Guid Id, Caller Caller) : IRequest<ApplicationStanding>;

/// <summary>Where a sent application stands.</summary>
/// <param name="Stage">For programs.</param>
/// <param name="Since">Since when (UTC).</param>
/// <param name="Text">The same as a German sentence.</param>
/// <param name="Next">What comes next, as a German sentence.</param>
internal sealed record ApplicationStanding(StandingStage Stage, DateTimeOffset Since, string Text, string Next);

/// <summary>The steps of an application as its owner sees them.</summary>
internal enum StandingStage
{
    /// <summary>It is here.</summary>
    Received,

    /// <summary>Somebody works on it.</summary>
    InProgress,

    /// <summary>The office has asked and waits for the answer.</summary>
    WaitingForYou,

    /// <summary>It is decided, withdrawn or passed on.</summary>
    Decided,
}

internal sealed class GetStatusHandler(IApplicationsDb db) : IRequestHandler<GetStatus, ApplicationStanding>
{
    private const string LetterComes = "Er kommt schriftlich. Wenn nach zwei Wochen noch nichts da ist, rufen Sie uns bitte an.";

    public async Task<ApplicationStanding> Handle(GetStatus request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        if (application.IsDraft)
            throw ApplicationsRefusals.NotSubmitted.ToException();
        WorkState state = await db.WorkItems.Where(item => item.Id == request.Id).Select(item => item.State).SingleAsync(cancellationToken);
        if (state == WorkState.Done && await DecidedAsync(application.Id, cancellationToken) is { } decided)
            return Of(decided.Content.Kind, decided.ConfirmedAt ?? decided.At);
        DateTimeOffset since = await db.WorkItemChanges
            .Where(change => change.ItemId == request.Id && (change.From == null || change.From != change.To))
            .OrderByDescending(change => change.At).ThenByDescending(change => change.Id)
            .Select(change => change.At)
            .FirstAsync(cancellationToken);
        return Of(state, since);
    }

    private async Task<DecisionEntry?> DecidedAsync(BenefitApplicationId application, CancellationToken cancellationToken) =>
        (await db.Decisions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == application, cancellationToken))?.EntriesOf() is { Count: > 0 } all ? all[^1] : null;

    // What was decided is said by the letter, with its reasons: whatever is neither granted nor over is not announced before it.
    private static ApplicationStanding Of(DecisionKind kind, DateTimeOffset since)
    {
        string day = GermanDates.Text(OfficeTime.DateAt(since));
        return kind switch
        {
            DecisionKind.Granted => new(
                StandingStage.Decided, since, $"Am {day} haben wir Ihren Antrag bewilligt.", $"Wie viel Geld Sie bekommen und wie lange, steht im Bescheid. {LetterComes}"),
            DecisionKind.Withdrawn => new(
                StandingStage.Decided,
                since,
                $"Sie haben Ihren Antrag zurückgenommen. Seit dem {day} ist er abgeschlossen.",
                "Sie müssen nichts weiter tun. Wenn Sie wieder Geld brauchen, stellen Sie bitte einen neuen Antrag."),
            DecisionKind.PassedOn => new(
                StandingStage.Decided,
                since,
                $"Am {day} haben wir Ihren Antrag an die zuständige Stelle weitergeleitet.",
                "Ihr Antrag gilt dort mit dem gleichen Datum. Die Stelle meldet sich bei Ihnen. Sie müssen ihn nicht noch einmal stellen."),
            _ => new(
                StandingStage.Decided,
                since,
                $"Am {day} haben wir über Ihren Antrag entschieden.",
                $"Das Ergebnis und die Gründe stehen im Bescheid. Dort steht auch, was Sie tun können, wenn Sie nicht einverstanden sind. {LetterComes}"),
        };
    }

    private static ApplicationStanding Of(WorkState state, DateTimeOffset since)
    {
        string day = GermanDates.Text(OfficeTime.DateAt(since));
        return state switch
        {
            WorkState.New => new(
                StandingStage.Received, since, $"Ihr Antrag ist seit dem {day} bei uns.", "Wir sehen ihn uns an. Wenn etwas fehlt, sagen wir es Ihnen."),
            WorkState.WaitingForCustomer => new(
                StandingStage.WaitingForYou, since, $"Wir haben Sie am {day} um etwas gebeten und warten auf Ihre Antwort.", "Bitte sehen Sie nach, was fehlt, und antworten Sie uns. Dann geht es weiter."),

            // Closed by hand, as could be done before, is not decided.
            _ => new(
                StandingStage.InProgress, since, $"Seit dem {day} bearbeiten wir Ihren Antrag.", "Wenn noch etwas fehlt, fragen wir Sie. Sonst bekommen Sie einen Bescheid."),
        };
    }
}
