namespace JobcenterModular.Documents.Domain.Evidence;

/// <summary>Where an item of the checklist stands for somebody; in the words in which the applicant reads it too.</summary>
internal enum ChecklistState
{
    /// <summary>Wanted, and nothing is there.</summary>
    Missing,

    /// <summary>May be sent, need not.</summary>
    Offered,

    /// <summary>Something is there that nobody has decided about.</summary>
    Present,

    /// <summary>Its owner sends it later.</summary>
    Later,

    /// <summary>Its owner does not have it.</summary>
    NotAvailable,

    /// <summary>Staff looked at it: it is enough.</summary>
    Accepted,

    /// <summary>Staff looked at it: it is to be sent again.</summary>
    Rejected,
}
