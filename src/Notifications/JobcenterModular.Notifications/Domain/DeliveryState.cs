namespace JobcenterModular.Notifications.Domain;

/// <summary>Where the hand-over of a notice to its channel stands.</summary>
internal enum DeliveryState
{
    /// <summary>Not tried yet, or failed for now.</summary>
    Waiting,

    /// <summary>A host has it in hand until its lease ends.</summary>
    Sending,

    /// <summary>Handed over to the channel.</summary>
    Sent,

    /// <summary>Failed for good; the alarm was raised.</summary>
    Failed,

    /// <summary>What it told of is gone.</summary>
    Cancelled,
}
