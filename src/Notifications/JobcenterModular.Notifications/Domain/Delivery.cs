using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Domain;

/// <summary>
/// A notice on its way through one channel. All of them together are the ledger. It outlives its notice and names no
/// person once it is closed.
/// </summary>
internal sealed partial class Delivery : AggregateRoot, IListed
{
    public const int MostCarrierReference = 100;

    private Delivery()
    {
    }

    public Guid Id { get; private set; }

    public Guid NoticeId { get; private set; }

    public Guid ApplicationId { get; private set; }

    public string Reference { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    public Channel Channel { get; private set; }

    public DeliveryState State { get; private set; }

    /// <summary>Counted when a host takes it in hand, so that a crash counts too.</summary>
    public int Attempts { get; private set; }

    /// <summary>Not before this instant; while sending, the end of the lease. Null once nobody has to do anything.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>After this instant it makes no sense any more.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the channel took it.</summary>
    public DateTimeOffset? HandedOverAt { get; private set; }

    /// <summary>When it was handed over, arrived, failed for good, was cancelled or expired.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Kind of the last failure; never its data.</summary>
    public string? LastError { get; private set; }

    /// <summary>The carrier's own number for it.</summary>
    public string? CarrierReference { get; private set; }

    /// <summary>The proved address that it goes to; null where the address is none of those.</summary>
    public Guid? ContactPointId { get; private set; }

    /// <summary>When the last news of it happened, as the carrier says; older news changes nothing any more.</summary>
    public DateTimeOffset? NewsAt { get; private set; }

    /// <summary>Address and content, sealed; erased as soon as nobody needs them.</summary>
    public string? SealedLetter { get; private set; }

    /// <summary>Nobody has to do anything for it, and nothing more is expected but news of its arrival.</summary>
    public bool IsClosed => ClosedAt is not null;

    public static Delivery By(
        Channel channel, Guid id, Notice notice, string sealedLetter, DateTimeOffset notBefore, DateTimeOffset now, Guid? contactPointId = null)
    {
        Delivery delivery = Of(channel, id, notice, now);
        delivery.State = DeliveryState.Waiting;
        delivery.NextAttemptAt = notBefore;
        delivery.SealedLetter = sealedLetter;
        delivery.ContactPointId = contactPointId;
        return delivery;
    }

    /// <summary>
    /// The code that proves an address. It tells of no case, so there is no notice: the contact point's id stands for it,
    /// and for the application too where an account and not a guest gave the address.
    /// </summary>
    public static Delivery OfCode(Channel channel, Guid id, Guid contactPointId, Guid? applicationId, string sealedLetter, DateTimeOffset expiresAt, DateTimeOffset now) => new()
    {
        Id = id,
        NoticeId = contactPointId,
        ApplicationId = applicationId ?? contactPointId,
        ContactPointId = contactPointId,
        Purpose = Purposes.AddressCode,
        Channel = channel,
        State = DeliveryState.Waiting,
        NextAttemptAt = now,
        ExpiresAt = expiresAt,
        CreatedAt = now,
        SealedLetter = sealedLetter,
    };

    /// <summary>The inbox has it with the save that makes the notice.</summary>
    public static Delivery InInbox(Guid id, Notice notice, DateTimeOffset now)
    {
        Delivery delivery = Of(Channel.Inbox, id, notice, now);
        delivery.HandedOverAt = now;
        delivery.Close(DeliveryState.HandedOver, now);
        return delivery;
    }

    public void MarkHandedOver(string? carrierReference, DateTimeOffset now)
    {
        Close(DeliveryState.HandedOver, now);
        HandedOverAt = now;
        CarrierReference = carrierReference;
        LastError = null;
        SealedLetter = null;
        RecordSent(now);
    }

    /// <summary>News of its arrival; again, or after the arrival, it changes nothing.</summary>
    public void MarkDelivered(DateTimeOffset now)
    {
        if (State is DeliveryState.Delivered or DeliveryState.Cancelled or DeliveryState.Expired)
            return;
        if (HandedOverAt is null)
        {
            HandedOverAt = now; // The carrier had it before its answer reached us.
            RecordSent(now);
        }

        SealedLetter = null;
        LastError = null;
        Close(DeliveryState.Delivered, now);
    }

    /// <summary>Failed for now: later again, or never again after so many attempts. Then the letter stays for a replay.</summary>
    public void MarkFailed(string error, int maxAttempts, TimeSpan wait, DateTimeOffset now)
    {
        LastError = error;
        if (Attempts >= maxAttempts)
        {
            Close(DeliveryState.FailedForGood, now);
            return;
        }

        State = DeliveryState.FailedForNow;
        NextAttemptAt = now + wait;
    }

    /// <summary>The channel will never take it, or it came back: no replay can help, so the letter goes. What has arrived stays so.</summary>
    public void MarkRefused(string error, DateTimeOffset now)
    {
        if (State is DeliveryState.Delivered or DeliveryState.Cancelled)
            return;
        LastError = error;
        SealedLetter = null;
        Close(DeliveryState.FailedForGood, now);
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
        if (!IsClosed)
            Close(DeliveryState.Cancelled, now);
    }

    /// <summary>Too late to be of use.</summary>
    public void Expire(DateTimeOffset now)
    {
        SealedLetter = null;
        Close(DeliveryState.Expired, now);
    }

    private static Delivery Of(Channel channel, Guid id, Notice notice, DateTimeOffset now) => new()
    {
        Id = id,
        NoticeId = notice.Id,
        ApplicationId = notice.ApplicationId,
        Reference = notice.Reference,
        Purpose = notice.Purpose,
        Channel = channel,
        ExpiresAt = notice.ValidUntil,
        CreatedAt = now,
    };

    // A code and a team's digest tell of no case, so nobody else is to hear of them.
    private void RecordSent(DateTimeOffset now)
    {
        if (Purpose is not (Purposes.AddressCode or Purposes.TeamDigest))
            Record(new DeliverySent(NoticeId, ApplicationId, Purpose, Channel.Name(), now));
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
