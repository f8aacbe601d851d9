namespace JobcenterModular.Notifications.Domain.Channels;

/// <summary>What follows for a notice from how its deliveries ended.</summary>
internal enum NextStep
{
    /// <summary>A channel has it under way, or there is nothing to do.</summary>
    Wait,

    /// <summary>A channel took it.</summary>
    Told,

    /// <summary>The next channel, or people.</summary>
    GoOn,

    /// <summary>It is no longer so.</summary>
    Cancelled,

    /// <summary>It came too late.</summary>
    Expired,
}

/// <summary>Works out the next step.</summary>
internal static class NextSteps
{
    /// <summary>What follows.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="outside">Its deliveries beside the inbox, the first one first.</param>
    /// <param name="silent">It was handed over long ago, and nobody has read it.</param>
    public static NextStep After(Notice notice, IReadOnlyList<Delivery> outside, bool silent)
    {
        bool trying = notice.Standing == NoticeStanding.Trying;
        if (outside.Any(delivery => !delivery.IsClosed))
            return NextStep.Wait;
        if (notice.ReadAt is not null && notice.Audience == Audience.Applicant)
            return trying ? NextStep.Told : NextStep.Wait;
        if (silent)
            return NextStep.GoOn;
        return (outside.Count > 0 ? outside[^1].State : DeliveryState.Waiting) switch
        {
            DeliveryState.HandedOver or DeliveryState.Delivered => trying ? NextStep.Told : NextStep.Wait,
            DeliveryState.Cancelled when outside[^1].WasWithdrawn => NextStep.GoOn,
            DeliveryState.Cancelled => NextStep.Cancelled,
            DeliveryState.Expired => NextStep.Expired,
            DeliveryState.FailedForGood => NextStep.GoOn,
            _ => NextStep.Wait,
        };
    }
}
