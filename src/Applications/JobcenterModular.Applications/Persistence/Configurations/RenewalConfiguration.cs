using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Renewals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Applications.Persistence.Configurations;

/// <summary>No key to the renewed application: it may be deleted while the renewal is kept.</summary>
internal sealed class RenewalConfiguration : IEntityTypeConfiguration<Renewal>
{
    public void Configure(EntityTypeBuilder<Renewal> builder)
    {
        builder.ToTable("Renewals");
        builder.HasKey(renewal => renewal.ApplicationId);
        builder.Property(renewal => renewal.RenewedReference).HasMaxLength(ReferenceNumber.MaxLength);
        builder.Property(renewal => renewal.AsksAssets).HasDefaultValue(false).ValueGeneratedNever();
        builder.HasIndex(renewal => renewal.RenewedId);
        builder.HasOne<BenefitApplication>().WithOne().HasForeignKey<Renewal>(renewal => renewal.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
