namespace JobcenterModular.Notifications.Domain;

/// <summary>Where one attempt to tell by one channel stands.</summary>
internal enum DeliveryState
{
    /// <summary>Not tried yet.</summary>
    Waiting,

    /// <summary>A host has it in hand until its lease ends.</summary>
    Sending,

    /// <summary>The channel has taken it; whether it arrived is not known.</summary>
    HandedOver,

    /// <summary>It arrived: read in the inbox, confirmed by the carrier, posted.</summary>
    Delivered,

    /// <summary>Not taken this time; tried again.</summary>
    FailedForNow,

    /// <summary>It will not arrive on this channel.</summary>
    FailedForGood,

    /// <summary>What it told of is gone, or no longer so.</summary>
    Cancelled,

    /// <summary>Not handed over in the time in which it made sense.</summary>
    Expired,
}
