namespace JobcenterModular.Notifications.Domain.Alarms;

/// <summary>Kinds of alarms.</summary>
internal static class AlarmKinds
{
    /// <summary>A run of the job failed or was abandoned; the next success clears it. Subject: the job's name.</summary>
    public const string JobFailed = "job-failed";

    /// <summary>The job is due and does not run; its next run clears it. Subject: the job's name.</summary>
    public const string JobStandsStill = "job-stands-still";

    /// <summary>Messages are due and no carrier takes them. Subject: the channel.</summary>
    public const string MessagesLate = "messages-late";

    /// <summary>Reminders were found due and are not told. Subject: <c>all</c>.</summary>
    public const string RemindersLate = "reminders-late";

    /// <summary>Events failed too often and wait for a replay, so somebody may not have been told. Subject: the module.</summary>
    public const string EventsSetAside = "events-set-aside";

    /// <summary>No channel took a notice, and there is nobody of staff to take over. Subject: its purpose. Cleared by hand.</summary>
    public const string NobodyReached = "nobody-reached";
}
