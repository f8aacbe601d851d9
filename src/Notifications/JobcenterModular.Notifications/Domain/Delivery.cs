using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Domain;

/// <summary>
/// A notice on its way through one channel. All of them together are the ledger: whoever had to be told was told, is
/// being told, or an alarm was raised. It outlives its notice and names no person once it is closed.
/// </summary>
internal sealed class Delivery : AggregateRoot, IListed
{
    public const string Email = "email";

    private Delivery()
    {
    }

    public Guid Id { get; private set; }

    public Guid NoticeId { get; private set; }

    public Guid ApplicationId { get; private set; }

    public string Reference { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    public string Channel { get; private set; } = "";

    public DeliveryState State { get; private set; }

    /// <summary>Counted when a host takes it in hand, so that a crash counts too.</summary>
    public int Attempts { get; private set; }

    /// <summary>Not before this instant; while sending, the end of the lease. Null once closed.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was handed over, failed for good or was cancelled.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Kind of the last failure; never its data.</summary>
    public string? LastError { get; private set; }

    /// <summary>Address and content, sealed; erased as soon as nobody needs them.</summary>
    public string? SealedLetter { get; private set; }

    public static Delivery ByMail(Guid id, Notice notice, string sealedLetter, DateTimeOffset now) => new()
    {
        Id = id,
        NoticeId = notice.Id,
        ApplicationId = notice.ApplicationId,
        Reference = notice.Reference,
        Purpose = notice.Purpose,
        Channel = Email,
        State = DeliveryState.Waiting,
        NextAttemptAt = now,
        CreatedAt = now,
        SealedLetter = sealedLetter,
    };

    public void MarkSent(DateTimeOffset now)
    {
        Close(DeliveryState.Sent, now);
        LastError = null;
        SealedLetter = null;
        Record(new DeliverySent(NoticeId, ApplicationId, Purpose, Channel, now));
    }

    /// <summary>Failed for now: later again, or never again after so many attempts. Then the letter stays for a replay.</summary>
    public void MarkFailed(string error, int maxAttempts, TimeSpan wait, DateTimeOffset now)
    {
        LastError = error;
        if (Attempts >= maxAttempts)
        {
            Close(DeliveryState.Failed, now);
            return;
        }

        State = DeliveryState.Waiting;
        NextAttemptAt = now + wait;
    }

    /// <summary>The channel will never take it: no replay can help, so the letter goes.</summary>
    public void MarkRefused(string error, DateTimeOffset now)
    {
        LastError = error;
        SealedLetter = null;
        Close(DeliveryState.Failed, now);
    }

    /// <summary>
    /// What it told of is gone. A delivery in a sender's hand is left to the sender: it is handed over at this moment, or
    /// the next attempt finds the application gone.
    /// </summary>
    public void Drop(DateTimeOffset now)
    {
        if (State == DeliveryState.Sending)
            return;
        Cancel(now);
    }

    /// <summary>Called by the sender that holds it: it must not go out any more.</summary>
    public void Cancel(DateTimeOffset now)
    {
        SealedLetter = null;
        if (State is DeliveryState.Waiting or DeliveryState.Sending)
            Close(DeliveryState.Cancelled, now);
    }

    private void Close(DeliveryState state, DateTimeOffset now)
    {
        State = state;
        NextAttemptAt = null;
        ClosedAt = now;
    }
}

/// <summary>A notice was handed over to its channel.</summary>
internal sealed record DeliverySent(Guid NoticeId, Guid ApplicationId, string Purpose, string Channel, DateTimeOffset At) : IDomainEvent;
