namespace JobcenterModular.Documents.Domain;

/// <summary>Whose paper it is: <c>ap</c> for the applicant (antragstellende Person), <c>p1</c> to <c>p99</c> for the household.</summary>
internal static class PersonId
{
    public const string Applicant = "ap";

    public static bool IsWellFormed(string text) =>
        text is Applicant or ['p', >= '1' and <= '9'] or ['p', >= '1' and <= '9', >= '0' and <= '9'];
}
