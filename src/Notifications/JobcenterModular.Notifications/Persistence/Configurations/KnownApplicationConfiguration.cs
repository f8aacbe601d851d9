using JobcenterModular.Notifications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Notifications.Persistence.Configurations;

internal sealed class KnownApplicationConfiguration : IEntityTypeConfiguration<KnownApplication>
{
    public void Configure(EntityTypeBuilder<KnownApplication> builder)
    {
        builder.ToTable("KnownApplications");
        builder.Property(application => application.Id).ValueGeneratedNever();
        builder.Property(application => application.OwnerSubject).HasMaxLength(200);
        builder.Property(application => application.Reference).HasMaxLength(60);
        builder.Property(application => application.ContactSealedFor).HasMaxLength(60);
        builder.Property(application => application.Team).HasMaxLength(100);
        builder.Ignore(application => application.ContactOwnerKey);

        // The defaults are those of rows from before these columns.
        builder.Property(application => application.TeamVersion).HasDefaultValue(0L).ValueGeneratedNever();
        builder.Property(application => application.Version).HasDefaultValue(0L).ValueGeneratedNever();
        builder.HasIndex(application => application.OwnerSubject);
    }
}
