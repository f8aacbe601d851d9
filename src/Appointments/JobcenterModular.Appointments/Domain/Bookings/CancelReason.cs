namespace JobcenterModular.Appointments.Domain.Bookings;

/// <summary>Why a talk does not take place: a choice, never free text, so that nothing about an illness is written down.</summary>
internal enum CancelReason
{
    /// <summary>No reason given; none is needed for a talk that somebody chose.</summary>
    None,

    /// <summary>Illness. For an invitation a certificate may be asked for.</summary>
    Illness,

    /// <summary>A job interview.</summary>
    JobInterview,

    /// <summary>A death in the family.</summary>
    Funeral,

    /// <summary>A religious reason.</summary>
    Religious,

    /// <summary>A child must be looked after.</summary>
    ChildCare,

    /// <summary>Something else.</summary>
    Other,

    /// <summary>The office cannot keep it.</summary>
    Office,
}
