namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>
/// Which copy of a section: <c>person</c> for the applicant's own and for sections asked once,
/// <c>person:p1</c> for household member p1.
/// </summary>
internal readonly record struct InstanceKey(string Section, string Person)
{
    public bool IsApplicant => string.Equals(Person, PersonIds.Applicant, StringComparison.Ordinal);

    public static InstanceKey? TryParse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return new InstanceKey(text, PersonIds.Applicant);
        var person = text[(colon + 1)..];
        return PersonIds.NumberOf(person) > 0 ? new InstanceKey(text[..colon], person) : null;
    }

    public override string ToString() => IsApplicant ? Section : $"{Section}:{Person}";
}
