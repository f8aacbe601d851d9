namespace JobcenterModular.Notifications;

/// <summary>The section <c>Portal</c>: where people find us.</summary>
internal sealed record PortalOptions
{
    /// <summary>Address of the front end, from which links start.</summary>
    public string BaseUrl { get; init; } = "http://localhost:5080";

    /// <summary>Address under which this API is reached from outside; the portal's unless it is another.</summary>
    public string? ApiBaseUrl { get; init; }

    /// <summary>Where links to this API start.</summary>
    public string ApiHome => (ApiBaseUrl ?? BaseUrl).TrimEnd('/');

    /// <summary>The front page.</summary>
    public string Home => BaseUrl.TrimEnd('/');

    /// <summary>An application on the caseworker's desk. The id is random and names nobody.</summary>
    public string DeskLink(Guid applicationId) => $"{Home}/casework/applications/{applicationId}";

    /// <summary>An appointment of a person. To open it changes nothing.</summary>
    public string AppointmentLink(Guid appointmentId) => $"{Home}/termine/{appointmentId}";

    /// <summary>An entry of the waiting list, with the time that is offered to it.</summary>
    public string WaitingLink(Guid entryId) => $"{Home}/warteliste/{entryId}";

    /// <summary>The team's queue.</summary>
    public string QueueLink => $"{Home}/casework/notices";

    /// <summary>Whether links can be made of it.</summary>
    public bool IsValid => IsBase(BaseUrl) && (ApiBaseUrl is null || IsBase(ApiBaseUrl));

    private static bool IsBase(string address) => Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.Query.Length == 0 && uri.Fragment.Length == 0;
}
