namespace JobcenterModular.Applications.Domain.Desk;

/// <summary>Where a piece of work stands.</summary>
internal enum WorkState
{
    /// <summary>Nobody has begun.</summary>
    New,

    /// <summary>Somebody works on it.</summary>
    InProgress,

    /// <summary>The office has asked; the customer's answer is awaited.</summary>
    WaitingForCustomer,

    /// <summary>Nothing is left to do.</summary>
    Done,
}
