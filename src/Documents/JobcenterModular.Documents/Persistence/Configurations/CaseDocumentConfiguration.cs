using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Documents.Persistence.Configurations;

internal sealed class CaseDocumentConfiguration : IEntityTypeConfiguration<CaseDocument>
{
    public void Configure(EntityTypeBuilder<CaseDocument> builder)
    {
        builder.ToTable("CaseDocuments");
        builder.Ignore(document => document.DomainEvents);
        builder.Ignore(document => document.IsReadable);
        builder.Property(document => document.Id).ValueGeneratedNever();
        builder.Property(document => document.PersonId).HasMaxLength(CaseDocument.MaxPersonIdLength);
        builder.Property(document => document.FileName).HasMaxLength(PaperName.MaxLength);
        builder.Property(document => document.FoldedName).HasMaxLength(CaseDocument.MaxFoldedLength);
        builder.Property(document => document.MediaType).HasMaxLength(40);
        builder.Property(document => document.Sha256).HasMaxLength(64);
        builder.Property(document => document.FiledBy).HasMaxLength(255);
        builder.Property(document => document.FiledRole).HasMaxLength(40);
        builder.Property(document => document.CheckDetail).HasMaxLength(100);
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(document => document.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(document => new { document.CaseId, document.IsCurrent, document.Released, document.ReceivedAt, document.Id }, "ix_case_documents_page");
        builder.HasIndex(document => new { document.CaseId, document.Sha256 }, "ix_case_documents_content");
        builder.HasIndex(document => document.ApplicationId);
        builder.HasIndex(document => new { document.SeriesId, document.VersionNumber }, "ix_case_documents_versions").IsUnique();
        builder.HasIndex(document => document.NextCheckAt);
    }
}

internal sealed class DocumentItemConfiguration : IEntityTypeConfiguration<DocumentItem>
{
    public void Configure(EntityTypeBuilder<DocumentItem> builder)
    {
        builder.ToTable("DocumentItems");
        builder.Ignore(item => item.Key);
        builder.HasKey(item => new { item.DocumentId, item.Code, item.PersonId });
        builder.Property(item => item.Code).HasMaxLength(EvidenceKey.MaxCodeLength);
        builder.Property(item => item.PersonId).HasMaxLength(CaseDocument.MaxPersonIdLength);
        builder.HasOne<CaseDocument>().WithMany().HasForeignKey(item => item.DocumentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(item => item.ApplicationId);
    }
}
