namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>The applicant or a member of the household. The role is null only while roles are being found.</summary>
internal sealed record HouseholdPerson(string Id, string? Role, int? Age, string? Relation, string? FirstName, string? LastName)
{
    public bool IsApplicant => string.Equals(Id, PersonIds.Applicant, StringComparison.Ordinal);

    public string? Name => string.Join(' ', new[] { FirstName, LastName }.Where(n => n is not null)) is { Length: > 0 } name ? name : null;
}
