namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>The applicant or a member of the household. The role is null only while roles are being found.</summary>
internal sealed record HouseholdPerson
{
    /// <summary><c>ap</c>, <c>p1</c> …</summary>
    public required string Id { get; init; }

    public string? Role { get; init; }

    public DateOnly? BirthDate { get; init; }

    public int? Age { get; init; }

    public string? Relation { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? BirthName { get; init; }

    public bool IsApplicant => string.Equals(Id, PersonIds.Applicant, StringComparison.Ordinal);

    public string? Name => string.Join(' ', new[] { FirstName, LastName }.Where(n => n is not null)) is { Length: > 0 } name ? name : null;
}
