namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>Ids of persons within one application.</summary>
internal static class PersonIds
{
    public const string Applicant = "ap";

    public static string Member(int number) => $"p{number}";

    /// <summary>The number of a member id (<c>p12</c> → 12), 0 for anything else.</summary>
    public static int NumberOf(string id) =>
        id is ['p', >= '1' and <= '9', ..]
        && id.Length <= 7
        && int.TryParse(id.AsSpan(1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}

/// <summary>Questions whose answers the engine itself reads; the same ids in every form that asks them.</summary>
internal static class QuestionIds
{
    public const string HouseholdPersons = "hh.persons";
    public const string Relation = "hh.rel";
    public const string ApplicantLastName = "ap.last";
    public const string ApplicantFirstName = "ap.first";
    public const string BirthName = "ap.birthName";
    public const string ApplicantBirthDate = "ap.birthDate";
    public const string Urgent = "start.urgent";
    public const string Street = "addr.street";
    public const string Postcode = "addr.plz";
    public const string City = "addr.city";
    public const string ContactPhone = "contact.phone";
    public const string Iban = "pay.iban";
    public const string ProtectedReason = "uh.why";
    public const string StartMonth = "start.month";
    public const string ContactMail = "contact.mail";
    public const string ContactChannel = "contact.channel";
    public const string ContactLanguage = "contact.lang";

    /// <summary>Consents and declarations (Art. 7 GDPR, § 60 (1) SGB I): given anew for each application, never reused.</summary>
    public static readonly IReadOnlySet<string> Declarations = new HashSet<string>(StringComparer.Ordinal)
    {
        "end.true", "end.change", "end.privacy", "end.portal", "kdu.direct", "wep.rep",
    };
}
