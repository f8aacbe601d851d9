namespace JobcenterModular.Appointments.Domain.Bookings;

/// <summary>Two classes that never mix: what somebody chose, and what the office invited to (§ 59 SGB II, § 309 SGB III).</summary>
internal enum AppointmentClass
{
    /// <summary>Chosen by the customer; moved and cancelled freely, without any legal effect.</summary>
    Voluntary,

    /// <summary>Meldeaufforderung: issued by staff alone, with purpose and legal notice.</summary>
    Invitation,

    /// <summary>Came without an appointment; takes nobody's time in the calendar.</summary>
    WalkIn,
}
