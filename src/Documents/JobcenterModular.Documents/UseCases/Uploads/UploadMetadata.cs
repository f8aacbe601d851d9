using System.Text;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>
/// What a client announces in the header Upload-Metadata: <c>applicationId</c>, <c>evidence</c> (<c>N01</c> or
/// <c>N07:p1</c>, several with commas), <c>person</c> and <c>filename</c>; other keys are its own business.
/// </summary>
internal sealed record UploadMetadata(Guid ApplicationId, IReadOnlyList<EvidenceKey> Items, string PersonId, string? FileName)
{
    public const string Header = "Upload-Metadata";

    /// <summary>A name of 500 characters has at most 2,668 in base64.</summary>
    public const int MaxLength = 8 * 1024;

    private const int MaxItems = 20;

    /// <summary>Reads the header.</summary>
    /// <exception cref="RefusalException">It cannot be read.</exception>
    public static UploadMetadata Parse(string? header)
    {
        Dictionary<string, string> values = Values(header);
        if (!Guid.TryParse(values.GetValueOrDefault("applicationId"), out Guid applicationId))
            throw Malformed();
        string person = values.GetValueOrDefault("person") is { Length: > 0 } given ? given : Domain.PersonId.Applicant;
        if (!Domain.PersonId.IsWellFormed(person))
            throw DocumentsRefusals.PersonMalformed.ToException();
        string[] evidence = values.GetValueOrDefault("evidence", "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (evidence.Length > MaxItems)
            throw Malformed();
        return new UploadMetadata(applicationId, EvidenceItems.Parse(evidence, person), person, values.GetValueOrDefault("filename"));
    }

    // Pairs with commas between them; key and value with a space; the value in base64, or missing.
    private static Dictionary<string, string> Values(string? header)
    {
        if (header is not { Length: > 0 and <= MaxLength })
            throw Malformed();
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (string pair in header.Split(','))
        {
            string[] parts = pair.Trim(' ').Split(' ');
            if (parts.Length > 2 || parts[0].Length == 0 || !values.TryAdd(parts[0], parts.Length == 2 ? Text(parts[1]) : ""))
                throw Malformed();
        }

        return values;
    }

    private static string Text(string base64)
    {
        byte[] bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out int length) ? Encoding.UTF8.GetString(bytes, 0, length) : throw Malformed();
    }

    private static RefusalException Malformed() => UploadHeader.Malformed(Header);
}
