using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Uploads;
using JobcenterModular.Documents.UseCases.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Documents.Persistence.Configurations;

internal sealed class UploadConfiguration : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("Uploads");
        builder.Ignore(upload => upload.DomainEvents);
        builder.Ignore(upload => upload.IsWhole);
        builder.Ignore(upload => upload.IsToBeFinished);
        builder.Property(upload => upload.Id).ValueGeneratedNever();
        builder.Property(upload => upload.FiledBy).HasMaxLength(255);
        builder.Property(upload => upload.Metadata).HasMaxLength(UploadMetadata.MaxLength);
        builder.Property(upload => upload.FileName).HasMaxLength(Domain.PaperName.MaxLength);
        builder.Property(upload => upload.MediaType).HasMaxLength(40);
        builder.Property(upload => upload.Sha256).HasMaxLength(64);
        builder.Property(upload => upload.Problem).HasMaxLength(60);
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(upload => upload.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(upload => upload.ApplicationId);
        builder.HasIndex(upload => upload.CaseId);
        builder.HasIndex(upload => upload.ExpiresAt);
    }
}

internal sealed class UploadSegmentConfiguration : IEntityTypeConfiguration<UploadSegment>
{
    public void Configure(EntityTypeBuilder<UploadSegment> builder)
    {
        builder.ToTable("UploadSegments");
        builder.Ignore(segment => segment.End);
        builder.HasKey(segment => new { segment.UploadId, segment.Start });
        builder.Property(segment => segment.Sha256).HasMaxLength(64);
        builder.Property(segment => segment.Name).HasMaxLength(UploadSegment.MaxNameLength);
        builder.HasOne<Upload>().WithMany().HasForeignKey(segment => segment.UploadId).OnDelete(DeleteBehavior.Cascade);
    }
}
