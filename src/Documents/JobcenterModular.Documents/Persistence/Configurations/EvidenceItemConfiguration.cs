using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Documents.Persistence.Configurations;

internal sealed class EvidenceItemConfiguration : IEntityTypeConfiguration<EvidenceItem>
{
    private const char Separator = ',';

    public void Configure(EntityTypeBuilder<EvidenceItem> builder)
    {
        builder.ToTable("EvidenceItems");
        builder.Ignore(item => item.DomainEvents);
        builder.Ignore(item => item.Key);
        builder.Ignore(item => item.IsAsked);
        builder.Ignore(item => item.AskedBy);
        builder.Ignore(item => item.IsWanted);
        builder.Ignore(item => item.StatementThatCounts);
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Code).HasMaxLength(EvidenceKey.MaxCodeLength);
        builder.Property(item => item.PersonId).HasMaxLength(CaseDocument.MaxPersonIdLength);
        builder.Property(item => item.Title).HasMaxLength(EvidenceItem.MaxTitleLength);
        builder.Property(item => item.ReasonCode).HasMaxLength(40);
        builder.Property(item => item.Reason).HasMaxLength(EvidenceItem.MaxReasonLength);
        builder.Property(item => item.ReviewedBy).HasMaxLength(255);
        builder.Property(item => item.ReviewedDocuments).HasConversion(
            documents => string.Join(Separator, documents),
            text => text.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList(),
            new ValueComparer<IReadOnlyList<Guid>>(
                (left, right) => left!.SequenceEqual(right!),
                documents => documents.Count,
                documents => documents.ToList()));
        builder.Property(item => item.Requests).HasDefaultValue("").ValueGeneratedNever();
        builder.Property(item => item.OnlyByName).HasDefaultValue(false).ValueGeneratedNever();
        builder.Property(item => item.UsuallyOptional).HasDefaultValue(false).ValueGeneratedNever();
        builder.HasIndex(item => new { item.ApplicationId, item.Code, item.PersonId }, "ix_evidence_items_item").IsUnique();
        builder.HasIndex(item => item.CaseId);
    }
}
