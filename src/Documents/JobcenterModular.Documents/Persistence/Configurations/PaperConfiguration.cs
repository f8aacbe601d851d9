using JobcenterModular.Documents.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Documents.Persistence.Configurations;

internal sealed class PaperConfiguration : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> builder)
    {
        builder.ToTable("Papers");
        builder.Property(paper => paper.Id).ValueGeneratedNever();
        builder.Property(paper => paper.EvidenceCode).HasMaxLength(Paper.MaxEvidenceCodeLength);
        builder.Property(paper => paper.PersonId).HasMaxLength(Paper.MaxPersonIdLength);
        builder.Property(paper => paper.FileName).HasMaxLength(PaperName.MaxLength);
        builder.Property(paper => paper.MediaType).HasMaxLength(40);
        builder.Property(paper => paper.Sha256).HasMaxLength(64);
        builder.HasOne<PaperFolder>().WithMany().HasForeignKey(paper => paper.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
