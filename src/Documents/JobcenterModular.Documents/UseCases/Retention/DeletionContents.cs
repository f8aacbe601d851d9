using System.Security.Cryptography;
using System.Text;
using JobcenterModular.Documents.Domain.Cases;

namespace JobcenterModular.Documents.UseCases.Retention;

/// <summary>The figures of a report.</summary>
internal sealed record DeletionContents(int Documents, long Bytes, string Sha256)
{
    public static DeletionContents Of(IReadOnlyCollection<CaseDocument> documents) => new(
        documents.Count,
        documents.Sum(document => document.SizeBytes),
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(
            string.Join('\n', documents.Select(document => document.Sha256).Order(StringComparer.Ordinal))))));
}
