using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments.Domain.Bookings;

/// <summary>
/// A time that is taken at a counter, from the hold on: the same row is held, booked, and in the end done. The database
/// itself lets no two of them overlap (docs/adr/0019-appointments.md). What was said in the talk is never stored here.
/// </summary>
internal sealed partial class Appointment : AggregateRoot
{
    private Appointment()
    {
    }

    public Guid Id { get; private init; }

    public Guid PlaceId { get; private set; }

    /// <summary>Null for somebody who came without an appointment.</summary>
    public Guid? CounterId { get; private set; }

    public int Lane { get; private set; }

    public Guid TypeId { get; private init; }

    public AppointmentClass Class { get; private set; }

    public AppointmentState State { get; private set; }

    public AppointmentMode Mode { get; private set; }

    /// <summary>A language that is needed beside German.</summary>
    public string? Language { get; private set; }

    /// <summary>What is needed so that the talk can take place.</summary>
    public IReadOnlyList<Aid> Aids { get; private set; } = [];

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public DateTimeOffset BusyFrom { get; private set; }

    public DateTimeOffset BusyUntil { get; private set; }

    /// <summary>Whether nobody else can have this lane at this time. The guard of the database looks at nothing else.</summary>
    public bool Occupies { get; private set; }

    /// <summary>A hold ends at this instant: up to it, without it, it can be booked.</summary>
    public DateTimeOffset? HoldExpiresAt { get; private set; }

    public HoldPurpose? HoldPurpose { get; private set; }

    /// <summary>The entry of the waiting list to which this time is offered.</summary>
    public Guid? WaitingEntryId { get; private init; }

    /// <summary>The booking in whose place this time is offered.</summary>
    public Guid? ReplacesId { get; private init; }

    /// <summary>Account of the person; null for a guest.</summary>
    public string? OwnerSubject { get; private set; }

    /// <summary>The application that it is about, if any.</summary>
    public Guid? ApplicationId { get; private set; }

    /// <summary>Name and ways to reach the person, sealed for this appointment alone.</summary>
    public string? SealedPerson { get; private set; }

    /// <summary>Where to go, or how it takes place, in plain German, as it was when it was booked or moved.</summary>
    public string? Where { get; private set; }

    /// <summary>Who of staff booked it; null where the person did.</summary>
    public string? BookedBy { get; private set; }

    /// <summary>SEQUENCE of the calendar entry (RFC 5545, 3.8.7.4): raised whenever its time changes.</summary>
    public int Sequence { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? BookedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Who cancelled: account of staff, or <c>customer</c>.</summary>
    public string? CancelledBy { get; private set; }

    public CancelReason? CancelReason { get; private set; }

    /// <summary>Since when a changed rule leaves no room for it.</summary>
    public DateTimeOffset? HitAt { get; private set; }

    /// <summary>When other times were offered for it.</summary>
    public DateTimeOffset? ReplacementsAt { get; private set; }

    /// <summary>The time that it has.</summary>
    public Slot Slot => new(PlaceId, CounterId ?? Guid.Empty, Lane, StartsAt, EndsAt, BusyFrom, BusyUntil);

    /// <summary>Keeps a time for somebody until an instant.</summary>
    public static Appointment Hold(Guid id, Guid typeId, Slot slot, Needs needs, HoldFor reason, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        var hold = new Appointment
        {
            Id = id,
            TypeId = typeId,
            State = AppointmentState.Held,
            Mode = needs.Mode,
            Language = needs.Language,
            Aids = needs.Aids,
            HoldExpiresAt = expiresAt,
            HoldPurpose = reason.Purpose,
            WaitingEntryId = reason.WaitingEntryId,
            ReplacesId = reason.ReplacesId,
            OwnerSubject = reason.OwnerSubject,
            CreatedAt = now,
            Occupies = true,
        };
        hold.Take(slot);
        return hold;
    }

    /// <summary>Whether a hold can still be booked: before the instant that was told, not at it.</summary>
    public bool IsHeldAt(DateTimeOffset now) => State == AppointmentState.Held && now < HoldExpiresAt;

    /// <summary>The held time becomes a booking.</summary>
    /// <exception cref="RefusalException">The hold is over, or already booked.</exception>
    public void Book(Booking booking, DateTimeOffset now)
    {
        if (!IsHeldAt(now))
            throw AppointmentRefusals.HoldOver.ToException();
        State = AppointmentState.Booked;
        HoldExpiresAt = null;
        Issue(booking.Invitation);
        OwnerSubject = booking.OwnerSubject;
        ApplicationId = booking.ApplicationId;
        SealedPerson = booking.SealedPerson;
        Where = booking.Where;
        BookedBy = booking.BookedBy;
        BookedAt = now;
        Record(new WasBooked(this));
    }

    /// <summary>Gives a held time back: it was not used in time, not wanted, or used for a move.</summary>
    public void Release()
    {
        if (State != AppointmentState.Held)
            throw AppointmentRefusals.HoldOver.ToException();
        State = AppointmentState.Released;
        HoldExpiresAt = null;
        Occupies = false;
    }

    /// <summary>It takes place at another time. Who held that time lets go of it in the same transaction.</summary>
    public void MoveTo(Slot slot, AppointmentMode mode, string where)
    {
        if (State != AppointmentState.Booked)
            throw AppointmentRefusals.NotBooked.ToException();
        Take(slot);
        Mode = mode;
        Where = where;
        Sequence++;
        HitAt = null;
        ReplacementsAt = null;
        Record(new WasMoved(this));
    }

    /// <summary>It does not take place.</summary>
    public void Cancel(string by, CancelReason? reason, DateTimeOffset now)
    {
        if (State != AppointmentState.Booked)
            throw AppointmentRefusals.NotBooked.ToException();
        State = AppointmentState.Cancelled;
        Occupies = false;
        CancelledAt = now;
        CancelledBy = by;
        CancelReason = reason;
        Sequence++;
        Record(new WasCancelled(this));
    }

    /// <summary>A changed rule leaves no room for it; other times are offered.</summary>
    public void IsHit(DateTimeOffset now) => HitAt ??= now;

    /// <summary>Other times are held for it; none, where there is no other time.</summary>
    public void AreOffered(IReadOnlyList<DateTimeOffset> times, DateTimeOffset now)
    {
        ReplacementsAt = now;
        Record(new MustMove(this, times));
    }

    private void Take(Slot slot)
    {
        PlaceId = slot.PlaceId;
        CounterId = slot.CounterId;
        Lane = slot.Lane;
        StartsAt = slot.StartsAt;
        EndsAt = slot.EndsAt;
        BusyFrom = slot.BusyFrom;
        BusyUntil = slot.BusyUntil;
    }
}

/// <summary>What a person needs of a talk.</summary>
internal sealed record Needs(AppointmentMode Mode, string? Language, IReadOnlyList<Aid> Aids);

/// <summary>For whom and why a time is held.</summary>
internal sealed record HoldFor(HoldPurpose Purpose, string? OwnerSubject = null, Guid? WaitingEntryId = null, Guid? ReplacesId = null);

/// <summary>What turns a hold into a booking.</summary>
/// <param name="OwnerSubject">Account of the person.</param>
/// <param name="ApplicationId">The application that it is about.</param>
/// <param name="SealedPerson">Who comes.</param>
/// <param name="Where">Where to go.</param>
/// <param name="BookedBy">Who of staff booked it; null where the person did.</param>
/// <param name="Invitation">Staff invite to it; null: the person chose it.</param>
internal sealed record Booking(
    string? OwnerSubject, Guid? ApplicationId, string SealedPerson, string Where, string? BookedBy, Invitation? Invitation = null);
