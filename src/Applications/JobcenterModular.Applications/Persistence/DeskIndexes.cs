namespace JobcenterModular.Applications.Persistence;

/// <summary>
/// Which items the indexes of the desk hold. The queues say the same in the same words, so that a page of a queue reads no
/// more than its rows, however many are done (docs/adr/0020-desk.md).
/// </summary>
internal static class DeskIndexes
{
    public const string Open = "state <> 'Done'";

    public const string Urgent = "urgent AND state <> 'Done'";

    public const string Due = "due_on IS NOT NULL AND state <> 'Done'";

    public const string FollowUp = "follow_up_on IS NOT NULL AND state <> 'Done'";

    /// <summary>Name, columns and, for some, which items only.</summary>
    public static readonly IReadOnlyList<(string Name, string[] Columns, string? Filter)> All =
    [
        ("ix_work_items_received", ["ReceivedAt", "Id"], null),
        ("ix_work_items_state", ["State", "ReceivedAt", "Id"], null),
        ("ix_work_items_team_state", ["Team", "State", "ReceivedAt", "Id"], null),
        ("ix_work_items_assignee_state", ["Assignee", "State", "ReceivedAt", "Id"], null),
        ("ix_work_items_open", ["ReceivedAt", "Id"], Open),
        ("ix_work_items_open_team", ["Team", "ReceivedAt", "Id"], Open),
        ("ix_work_items_open_assignee", ["Assignee", "ReceivedAt", "Id"], Open),
        ("ix_work_items_open_kind", ["Kind", "ReceivedAt", "Id"], Open),
        ("ix_work_items_urgent", ["ReceivedAt", "Id"], Urgent),
        ("ix_work_items_urgent_team", ["Team", "ReceivedAt", "Id"], Urgent),
        ("ix_work_items_due", ["DueOn", "Id"], Due),
        ("ix_work_items_due_team", ["Team", "DueOn", "Id"], Due),
        ("ix_work_items_follow_up", ["FollowUpOn", "Id"], FollowUp),
        ("ix_work_items_follow_up_team", ["Team", "FollowUpOn", "Id"], FollowUp),
        ("ix_work_items_reference", ["Reference"], null),
    ];
}
