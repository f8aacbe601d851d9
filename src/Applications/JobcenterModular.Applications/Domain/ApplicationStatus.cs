namespace JobcenterModular.Applications.Domain;

/// <summary>Where an application stands.</summary>
internal enum ApplicationStatus
{
    /// <summary>Begun: the date is secured, the office sees date and progress only.</summary>
    Draft,

    /// <summary>Sent: immutable, on the desk.</summary>
    Submitted,
}

/// <summary>Why a draft is deleted.</summary>
internal enum DeletionReason
{
    /// <summary>Its owner wanted it.</summary>
    Owner,

    /// <summary>The promised time ran out.</summary>
    Expired,
}
