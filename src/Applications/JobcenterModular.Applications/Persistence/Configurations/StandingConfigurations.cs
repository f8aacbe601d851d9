using JobcenterModular.Applications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Applications.Persistence.Configurations;

/// <summary>No key to the paper: what is told of it may come before the paper itself.</summary>
internal sealed class PaperStandingConfiguration : IEntityTypeConfiguration<PaperStanding>
{
    public void Configure(EntityTypeBuilder<PaperStanding> builder)
    {
        builder.ToTable("PaperStandings");
        builder.HasKey(standing => standing.DocumentId);
        builder.Property(standing => standing.DocumentId).ValueGeneratedNever();
        builder.Property(standing => standing.SetAsideReason).HasMaxLength(60);
        builder.HasIndex(standing => standing.ApplicationId);
        builder.HasOne<BenefitApplication>().WithMany().HasForeignKey(standing => standing.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EvidenceStandingConfiguration : IEntityTypeConfiguration<EvidenceStanding>
{
    public void Configure(EntityTypeBuilder<EvidenceStanding> builder)
    {
        builder.ToTable("EvidenceStandings");
        builder.HasKey(standing => new { standing.ApplicationId, standing.EvidenceCode, standing.PersonId });
        builder.Property(standing => standing.EvidenceCode).HasMaxLength(10);
        builder.Property(standing => standing.PersonId).HasMaxLength(20);
        builder.Property(standing => standing.ReasonCode).HasMaxLength(60);
        builder.HasOne<BenefitApplication>().WithMany().HasForeignKey(standing => standing.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
