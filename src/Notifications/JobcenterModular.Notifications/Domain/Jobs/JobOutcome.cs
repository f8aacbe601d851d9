namespace JobcenterModular.Notifications.Domain.Jobs;

/// <summary>How far a run came.</summary>
internal enum JobOutcome
{
    /// <summary>A host has it in hand.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Succeeded,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>Its host was stopped or killed in the middle.</summary>
    Abandoned,
}
