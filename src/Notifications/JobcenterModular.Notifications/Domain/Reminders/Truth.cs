namespace JobcenterModular.Notifications.Domain.Reminders;

/// <summary>Whether what a reminder says is so at this moment.</summary>
internal static class Truth
{
    /// <summary>The things that the reminder speaks of and that are still as it says; none: it must not be told.</summary>
    /// <param name="reminder">The reminder.</param>
    /// <param name="watched">Everything that is watched for its recipient.</param>
    public static IReadOnlyList<Watched> Of(Reminder reminder, IEnumerable<Watched> watched)
    {
        WatchedKind kind = KindOf(reminder.Purpose);
        return
        [
            .. watched.Where(thing => thing.Kind == kind && thing.IsOpen
                && (reminder.Subject.Length == 0 || thing.Subject == reminder.Subject)
                && (reminder.Purpose == Purposes.MonthEnd || thing.Occasion == reminder.Occasion)),
        ];
    }

    public static WatchedKind KindOf(string purpose) => purpose switch
    {
        Purposes.DraftUnfinished or Purposes.DraftDeletion or Purposes.MonthEnd => WatchedKind.Draft,
        Purposes.EvidenceDue => WatchedKind.Evidence,
        Purposes.InformationRequestDue => WatchedKind.InformationRequest,
        Purposes.ApprovalPeriodEnds => WatchedKind.ApprovalPeriod,
        Purposes.AppointmentTomorrow => WatchedKind.Appointment,
        _ => throw new InvalidOperationException("No reminder of this purpose."),
    };
}
