using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.UseCases.Jobs;

/// <summary>Why something about a job is refused.</summary>
internal static class JobRefusals
{
    public static readonly Refusal Unknown = new(RefusalKind.NotFound, "jobs.unknown", "Diese Aufgabe gibt es nicht.");
    public static readonly Refusal UnknownRun = new(RefusalKind.NotFound, "jobs.unknown_run", "Diesen Lauf gibt es nicht.");
    public static readonly Refusal Running = new(
        RefusalKind.Conflict, "jobs.running", "Diese Aufgabe läuft gerade. Bitte warten Sie, bis sie fertig ist.");
}
