using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications;

/// <summary>Every no about decisions, objections and what belongs to them.</summary>
internal static class DecisionRefusals
{
    public static readonly Refusal ApplicationWithdrawn = new(RefusalKind.Conflict, "decisions.application_withdrawn", "Der Antrag ist zurückgenommen. Festhalten lässt sich nur noch die Rücknahme.");
    public static readonly Refusal NothingProposed = new(RefusalKind.Conflict, "decisions.nothing_proposed", "Es wartet keine Entscheidung auf eine zweite Person.");
    public static readonly Refusal OwnProposal = new(RefusalKind.Conflict, "decisions.own_proposal", "Eine andere Person muss diese Entscheidung bestätigen.");
    public static readonly Refusal Stale = new(RefusalKind.Stale, "decisions.stale", "Diese Entscheidung wurde inzwischen geändert. Bitte vergleichen Sie beide Fassungen.");
    public static readonly Refusal AlreadyDecided = new(RefusalKind.Conflict, "withdrawals.already_decided", "Über den Antrag ist schon entschieden. Bitte wenden Sie sich an Ihr Jobcenter.");
    public static readonly Refusal DeliveryStale = new(RefusalKind.Stale, "portal_delivery.stale", "Diese Angabe wurde inzwischen woanders geändert.");
}
