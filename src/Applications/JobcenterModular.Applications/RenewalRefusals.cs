using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications;

/// <summary>Every no about renewals (Folgeantrag), with its code and its sentence.</summary>
internal static class RenewalRefusals
{
    public static readonly Refusal ApplicationMissing = new(RefusalKind.Invalid, "renewals.application_missing", "Bitte sagen Sie, welcher Antrag weitergehen soll (renews).");
    public static readonly Refusal FormRenewsNothing = new(RefusalKind.Invalid, "renewals.form_renews_nothing", "Mit diesem Formular geht kein früherer Antrag weiter. Dafür gibt es den Folgeantrag.");
    public static readonly Refusal NotGranted = new(RefusalKind.Conflict, "renewals.not_granted", "Für diesen Antrag ist kein Geld bewilligt. Bitte stellen Sie einen Hauptantrag.");
    public static readonly Refusal AlreadyBegun = new(RefusalKind.Conflict, "renewals.already_begun", "Sie haben den Folgeantrag schon angefangen. Bitte machen Sie dort weiter.");
    public static readonly Refusal BlockUnknown = new(RefusalKind.NotFound, "renewals.block_unknown", "Diesen Teil gibt es in diesem Antrag nicht.");
    public static readonly Refusal BlockStale = new(RefusalKind.Stale, "renewals.block_stale", "In diesem Teil hat sich inzwischen etwas geändert. Bitte sehen Sie ihn noch einmal an.");
    public static readonly Refusal Incomplete = new(RefusalKind.Invalid, "renewals.incomplete", "Zum Abschicken fehlen noch Ihre Erklärung am Ende oder Angaben zu Ihrer Person oder Adresse.");
    public static readonly Refusal NotARenewal = new(RefusalKind.NotFound, "renewals.not_a_renewal", "Dieser Antrag ist kein Folgeantrag, es gibt nichts zu vergleichen.");
}
