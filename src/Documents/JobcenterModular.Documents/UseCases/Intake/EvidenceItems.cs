using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;

namespace JobcenterModular.Documents.UseCases.Intake;

/// <summary>Reads items as callers write them: <c>N07</c> for the person of the upload, <c>N07:p1</c> for another.</summary>
internal static class EvidenceItems
{
    public static IReadOnlyList<EvidenceKey> Parse(IEnumerable<string> texts, string defaultPerson) =>
        [.. texts.Select(text => Parse(text, defaultPerson)).Distinct()];

    private static EvidenceKey Parse(string text, string defaultPerson)
    {
        string[] parts = text.Split(':');
        string person = parts.Length > 1 ? parts[1] : defaultPerson;
        if (parts.Length > 2 || !PersonId.IsWellFormed(person))
            throw DocumentsRefusals.PersonMalformed.ToException();
        return new EvidenceKey(parts[0], person);
    }
}
