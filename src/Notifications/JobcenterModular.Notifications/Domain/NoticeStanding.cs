namespace JobcenterModular.Notifications.Domain;

/// <summary>The line under a notice in the ledger. Every notice has exactly one, so the sum over them is the number of notices.</summary>
internal enum NoticeStanding
{
    /// <summary>A channel beside the inbox has still to take it.</summary>
    Trying,

    /// <summary>A channel took it, or the inbox is all that there is.</summary>
    Told,

    /// <summary>No channel took it: somebody of staff was asked to, or an alarm was raised.</summary>
    Alarmed,

    /// <summary>What it told of is gone, or no longer so.</summary>
    Cancelled,

    /// <summary>No channel took it in the time in which it made sense.</summary>
    Expired,
}
