using JobcenterModular.Applications.Domain;
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

    /// <summary>The work on it is over.</summary>
    Decided,
}

internal sealed class GetStatusHandler(IApplicationsDb db) : IRequestHandler<GetStatus, ApplicationStanding>
{
    public async Task<ApplicationStanding> Handle(GetStatus request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        if (application.IsDraft)
            throw ApplicationsRefusals.NotSubmitted.ToException();
        WorkState state = await db.WorkItems.Where(item => item.Id == request.Id).Select(item => item.State).SingleAsync(cancellationToken);
        DateTimeOffset since = await db.WorkItemChanges
            .Where(change => change.ItemId == request.Id && (change.From == null || change.From != change.To))
            .OrderByDescending(change => change.At).ThenByDescending(change => change.Id)
            .Select(change => change.At)
            .FirstAsync(cancellationToken);
        return Of(state, since);
    }

    private static ApplicationStanding Of(WorkState state, DateTimeOffset since)
    {
        string day = GermanDates.Text(OfficeTime.DateAt(since));
        return state switch
        {
            WorkState.New => new(
                StandingStage.Received, since, $"Ihr Antrag ist seit dem {day} bei uns.", "Wir sehen ihn uns an. Wenn etwas fehlt, sagen wir es Ihnen."),
            WorkState.InProgress => new(
                StandingStage.InProgress, since, $"Seit dem {day} bearbeiten wir Ihren Antrag.", "Wenn noch etwas fehlt, fragen wir Sie. Sonst bekommen Sie einen Bescheid."),
            WorkState.WaitingForCustomer => new(
                StandingStage.WaitingForYou, since, $"Wir haben Sie am {day} um etwas gebeten und warten auf Ihre Antwort.", "Bitte sehen Sie nach, was fehlt, und antworten Sie uns. Dann geht es weiter."),
            _ => new(
                StandingStage.Decided, since, $"Seit dem {day} ist die Bearbeitung Ihres Antrags abgeschlossen.", "Das Ergebnis bekommen Sie schriftlich. Wenn nach zwei Wochen noch nichts da ist, rufen Sie uns bitte an."),
        };
    }
}
