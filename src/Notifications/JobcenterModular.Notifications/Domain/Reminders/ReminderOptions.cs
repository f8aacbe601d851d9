namespace JobcenterModular.Notifications.Domain.Reminders;

/// <summary>The section <c>Notifications:Reminders</c>: how many days before a date, and at which hour of the office's clock.</summary>
internal sealed record ReminderOptions
{
    /// <summary>The hour at which reminders are planned.</summary>
    public TimeOnly At { get; init; } = new(9, 0);

    /// <summary>Days without activity after which a person is reminded of a draft, once.</summary>
    public int DraftUnfinishedAfterDays { get; init; } = 5;

    /// <summary>Days before a draft is deleted.</summary>
    public int DraftDeletionBeforeDays { get; init; } = 7;

    /// <summary>Days before the month ends in which a draft was begun.</summary>
    public int MonthEndBeforeDays { get; init; } = 3;

    /// <summary>Days before evidence is due; empty: 7, 2 and the day itself.</summary>
    public int[] EvidenceDays { get; init; } = [];

    /// <summary>Days before an information request is due; empty: 7, 2 and the day itself.</summary>
    public int[] InformationRequestDays { get; init; } = [];

    /// <summary>Days before an approval period ends; empty: 56, 28 and 7.</summary>
    public int[] ApprovalPeriodDays { get; init; } = [];

    /// <summary>Days before an appointment; empty: 1.</summary>
    public int[] AppointmentDays { get; init; } = [];

    // Defaults stand here and not above: settings would be added to them, and none could be taken away.
    public IReadOnlyList<int> EvidenceStages => Or(EvidenceDays, [7, 2, 0]);

    public IReadOnlyList<int> InformationRequestStages => Or(InformationRequestDays, [7, 2, 0]);

    public IReadOnlyList<int> ApprovalPeriodStages => Or(ApprovalPeriodDays, [56, 28, 7]);

    public IReadOnlyList<int> AppointmentStages => Or(AppointmentDays, [1]);

    public IEnumerable<string> Faults()
    {
        int[] all = [DraftUnfinishedAfterDays, DraftDeletionBeforeDays, MonthEndBeforeDays, .. EvidenceDays, .. InformationRequestDays, .. ApprovalPeriodDays, .. AppointmentDays];
        if (all.Any(days => days is < 0 or > 366))
            yield return "Notifications:Reminders: days must be between 0 and 366.";
    }

    private static int[] Or(int[] set, int[] otherwise) => set.Length > 0 ? set : otherwise;
}
