using JobcenterModular.Documents.Domain.Cases;

namespace JobcenterModular.UnitTests.Documents;

/// <summary>Documents as they are made when a paper arrives.</summary>
internal static class Papers
{
    public static CaseDocument New(DateTimeOffset now, Guid? applicationId, DocumentKind kind = DocumentKind.Evidence)
    {
        var id = Guid.CreateVersion7(now);
        return new CaseDocument
        {
            Id = id,
            SeriesId = id,
            CaseId = Guid.CreateVersion7(now),
            ApplicationId = applicationId,
            Kind = kind,
            Channel = ReceiptChannel.Online,
            PersonId = "ap",
            FileName = "a.pdf",
            MediaType = "application/pdf",
            SizeBytes = 1,
            Sha256 = new string('0', 64),
            ReceivedAt = now,
            FiledBy = "guest",
        };
    }
}
