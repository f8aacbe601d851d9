namespace JobcenterModular.Appointments.Domain.Bookings;

/// <summary>For whom a time is held.</summary>
internal enum HoldPurpose
{
    /// <summary>Somebody fills in the booking.</summary>
    Booking,

    /// <summary>Offered to the next of the waiting list.</summary>
    WaitingList,

    /// <summary>Offered in place of a booking that a changed rule has hit.</summary>
    Replacement,
}
