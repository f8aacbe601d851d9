namespace JobcenterModular.Applications.Domain.Desk;

/// <summary>Who did something on the desk: a person of staff with the role that let them in, the applicant, or a date that came.</summary>
/// <param name="Subject">The account; null where nobody of staff acted.</param>
/// <param name="Role">The role, such as <c>caseworker</c>; <c>applicant</c> or <c>system</c>.</param>
internal sealed record Actor(string? Subject, string Role)
{
    /// <summary>The applicant, with or without an account.</summary>
    public static readonly Actor Applicant = new(null, "applicant");

    /// <summary>A date came or an event arrived.</summary>
    public static readonly Actor System = new(null, "system");
}
