namespace JobcenterModular.Appointments.Domain.Bookings;

/// <summary>Where a talk stands.</summary>
internal enum AppointmentState
{
    /// <summary>A time that is kept for somebody until a named instant.</summary>
    Held,

    /// <summary>A talk that will take place.</summary>
    Booked,

    /// <summary>The person is there.</summary>
    Arrived,

    /// <summary>The talk takes place.</summary>
    InTalk,

    /// <summary>The talk is over.</summary>
    Done,

    /// <summary>The person did not come: a fact and nothing more.</summary>
    NotCome,

    /// <summary>It does not take place.</summary>
    Cancelled,

    /// <summary>A hold that was given back, used for a move, or not used in time.</summary>
    Released,
}
