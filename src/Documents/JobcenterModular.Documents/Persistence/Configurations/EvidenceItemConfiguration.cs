using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Documents.Persistence.Configurations;

internal sealed class EvidenceItemConfiguration : IEntityTypeConfiguration<EvidenceItem>
{
    public void Configure(EntityTypeBuilder<EvidenceItem> builder)
    {
        builder.ToTable("EvidenceItems");
        builder.Ignore(item => item.DomainEvents);
        builder.Ignore(item => item.Key);
        builder.Ignore(item => item.TakesDocuments);
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Code).HasMaxLength(EvidenceKey.MaxCodeLength);
        builder.Property(item => item.PersonId).HasMaxLength(CaseDocument.MaxPersonIdLength);
        builder.Property(item => item.Title).HasMaxLength(EvidenceItem.MaxTitleLength);
        builder.Property(item => item.ReasonCode).HasMaxLength(40);
        builder.Property(item => item.Reason).HasMaxLength(EvidenceItem.MaxReasonLength);
        builder.Property(item => item.ReviewedBy).HasMaxLength(255);
        builder.HasIndex(item => new { item.ApplicationId, item.Code, item.PersonId }, "ix_evidence_items_item").IsUnique();
        builder.HasIndex(item => item.CaseId);
    }
}
