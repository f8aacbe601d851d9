namespace JobcenterModular.Notifications.Domain;

/// <content>What may happen between its making and its end: the carrier has news of it, the person withdraws, the lane is shut.</content>
internal sealed partial class Delivery
{
    private const string Withdrawn = "withdrawn";

    /// <summary>The person wants nothing on this way any more; another way may still be tried.</summary>
    public bool WasWithdrawn => State == DeliveryState.Cancelled && LastError == Withdrawn;

    /// <summary>The carrier says that it arrived. Of news in the wrong order the later one counts; of two at one instant, the bad one.</summary>
    public void HearOfArrival(DateTimeOffset at, DateTimeOffset now)
    {
        if (NewsAt is { } last && at <= last)
            return;
        NewsAt = at;
        MarkDelivered(now);
    }

    /// <summary>
    /// The carrier says that it came back, or was never delivered. This may take back an arrival: a person who is told
    /// twice is better off than one who is told by nobody.
    /// </summary>
    public void HearOfReturn(string error, DateTimeOffset at, DateTimeOffset now)
    {
        if (State is DeliveryState.Cancelled or DeliveryState.Expired || at < NewsAt)
            return;
        NewsAt = at;
        if (State == DeliveryState.FailedForGood && LastError == error)
            return;
        HandedOverAt ??= now;
        LastError = error;
        SealedLetter = null;
        Close(DeliveryState.FailedForGood, now);
    }

    /// <summary>The lane was shut before it could be tried: that was no attempt.</summary>
    public void PutBack(DateTimeOffset until)
    {
        Attempts--;
        State = Attempts == 0 ? DeliveryState.Waiting : DeliveryState.FailedForNow;
        NextAttemptAt = until;
    }

    /// <summary>It says something else now, as long as nobody has it in hand.</summary>
    public void Rewrite(string sealedLetter)
    {
        if (State is DeliveryState.Waiting or DeliveryState.FailedForNow)
            SealedLetter = sealedLetter;
    }

    /// <summary>
    /// The person wants nothing there any more. A delivery in a sender's hand is left to it, as with <see cref="Drop"/>.
    /// </summary>
    public void Withdraw(DateTimeOffset now)
    {
        if (State != DeliveryState.Sending)
            WithdrawInHand(now);
    }

    /// <summary>The same, called by the sender that holds it.</summary>
    public void WithdrawInHand(DateTimeOffset now)
    {
        SealedLetter = null;
        if (IsClosed)
            return;
        LastError = Withdrawn;
        Close(DeliveryState.Cancelled, now);
    }
}
