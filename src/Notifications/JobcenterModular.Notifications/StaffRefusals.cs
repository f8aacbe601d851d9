using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications;

/// <summary>Refusals about staff's own queue, absences and stream.</summary>
internal static class StaffRefusals
{
    public static readonly Refusal LastEventIdMalformed = new(
        RefusalKind.Malformed, "notices.last_event_id_malformed", "Last-Event-ID ist keine Position dieses Stroms. Bitte beginnen Sie ohne diese Angabe.");

    public static readonly Refusal StreamFull = new(
        RefusalKind.NotReady, "notices.stream_full", "Gerade hören zu viele gleichzeitig zu. Bitte versuchen Sie es gleich noch einmal.");
}
