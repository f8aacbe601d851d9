using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments.Domain.Waiting;

/// <summary>Somebody waits for an earlier time. Who came first is asked first.</summary>
internal sealed class WaitingEntry : AggregateRoot
{
    private WaitingEntry()
    {
    }

    public Guid Id { get; private init; }

    public Guid TypeId { get; private init; }

    /// <summary>Where it may be; never empty.</summary>
    public IReadOnlyList<Guid> Places { get; private init; } = [];

    public AppointmentMode Mode { get; private init; }

    public string? Language { get; private init; }

    public IReadOnlyList<Aid> Aids { get; private init; } = [];

    /// <summary>First day that suits.</summary>
    public DateOnly FirstDay { get; private init; }

    /// <summary>Last day that suits; after it the entry ends by itself.</summary>
    public DateOnly LastDay { get; private init; }

    public WaitingState State { get; private set; }

    public string? OwnerSubject { get; private init; }

    public Guid? ApplicationId { get; private init; }

    /// <summary>Name and ways to reach the person, sealed for this entry alone; empty once nobody waits any more.</summary>
    public string SealedPerson { get; private set; } = "";

    /// <summary>The line is ordered by this instant, then by id.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Offers that nobody answered; after some of them the entry ends.</summary>
    public int Missed { get; private set; }

    /// <summary>Whether the person still waits, with an offer or without.</summary>
    public bool IsOpen => State is WaitingState.Waiting or WaitingState.Offered;

    public static WaitingEntry Join(
        Guid id, Guid typeId, IReadOnlyList<Guid> places, Needs needs, DateOnly firstDay, DateOnly lastDay, WaitingPerson person, DateTimeOffset now) => new()
    {
        Id = id,
        TypeId = typeId,
        Places = places,
        Mode = needs.Mode,
        Language = needs.Language,
        Aids = needs.Aids,
        FirstDay = firstDay,
        LastDay = lastDay,
        State = WaitingState.Waiting,
        OwnerSubject = person.OwnerSubject,
        ApplicationId = person.ApplicationId,
        SealedPerson = person.SealedPerson,
        CreatedAt = now,
    };

    /// <summary>A time is held for this person until an instant.</summary>
    /// <param name="hold">The time.</param>
    /// <param name="where">Where it would be, in plain German.</param>
    public void IsOffered(Appointment hold, string where)
    {
        Step(WaitingState.Offered, WaitingState.Waiting);
        Record(new TimeWasOffered(this, hold, where));
    }

    /// <summary>The offered time was taken.</summary>
    public void Take() => Close(WaitingState.Taken, WaitingState.Offered);

    /// <summary>The offer ran out or was turned down.</summary>
    /// <param name="missed">Nobody answered.</param>
    /// <param name="mostMissed">After so many unanswered offers the entry ends.</param>
    public void Miss(bool missed, int mostMissed)
    {
        Step(WaitingState.Waiting, WaitingState.Offered);
        if (!missed)
            return;
        Missed++;
        if (Missed >= mostMissed)
            Close(WaitingState.Ended, WaitingState.Waiting);
    }

    /// <summary>The person does not wait any more.</summary>
    public void Leave() => Close(WaitingState.Left, WaitingState.Waiting, WaitingState.Offered);

    /// <summary>The last day that suited is over.</summary>
    public void End() => Close(WaitingState.Ended, WaitingState.Waiting);

    // Who the person is was kept for the line alone.
    private void Close(WaitingState to, params ReadOnlySpan<WaitingState> from)
    {
        Step(to, from);
        SealedPerson = "";
    }

    private void Step(WaitingState to, params ReadOnlySpan<WaitingState> from)
    {
        if (!from.Contains(State))
            throw AppointmentRefusals.WaitingOver.ToException();
        State = to;
    }
}

/// <summary>Who waits.</summary>
internal sealed record WaitingPerson(string? OwnerSubject, Guid? ApplicationId, string SealedPerson);

/// <summary>Where an entry of the waiting list stands.</summary>
internal enum WaitingState
{
    /// <summary>In line.</summary>
    Waiting,

    /// <summary>A time is held for it.</summary>
    Offered,

    /// <summary>It got one.</summary>
    Taken,

    /// <summary>The person left the line.</summary>
    Left,

    /// <summary>Its days are over, or its offers went unanswered.</summary>
    Ended,
}

/// <summary>A time is held for somebody who waits.</summary>
internal sealed record TimeWasOffered(WaitingEntry Entry, Appointment Hold, string Where) : IDomainEvent;
