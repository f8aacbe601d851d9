namespace JobcenterModular.Notifications.Sending.Print;

/// <summary>The section <c>Print</c>: how letters look and are made.</summary>
internal sealed record PrintOptions
{
    /// <summary>The office's own address, one line, above the window of the envelope.</summary>
    public string ReturnAddress { get; init; } = "Jobcenter Musterstadt, Marktplatz 1, 12345 Musterstadt";

    /// <summary>How letters get into the queue.</summary>
    public LaneOptions Lane { get; init; } = new();
}
