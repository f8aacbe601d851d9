namespace JobcenterModular.Notifications.Domain.Contacts;

/// <summary>What a person wrote into the application about how to be reached; the contract of <c>applications.submitted.v2</c>. Nothing of it is proved.</summary>
internal sealed record DeclaredContact
{
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Street { get; init; }

    public string? Postcode { get; init; }

    public string? City { get; init; }

    public string? Mail { get; init; }

    public string? Phone { get; init; }

    public IReadOnlyList<string>? Channels { get; init; }

    public string? Language { get; init; }

    public bool HasPostalAddress => !string.IsNullOrWhiteSpace(Street) && !string.IsNullOrWhiteSpace(Postcode) && !string.IsNullOrWhiteSpace(City);
}
