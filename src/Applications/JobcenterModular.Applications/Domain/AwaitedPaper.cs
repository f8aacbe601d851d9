namespace JobcenterModular.Applications.Domain;

/// <summary>A paper of the applicant that will come with a change.</summary>
/// <param name="Code">Evidence code, such as N11.</param>
/// <param name="Title">What it is called.</param>
internal sealed record AwaitedPaper(string Code, string Title);
