using JobcenterModular.Appointments.Domain.Bookings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Appointments.Persistence.Configurations;

internal sealed class KnownApplicationConfiguration : IEntityTypeConfiguration<KnownApplication>
{
    public void Configure(EntityTypeBuilder<KnownApplication> builder)
    {
        builder.ToTable("KnownApplications");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.OwnerSubject).HasMaxLength(AppointmentConfiguration.MostSubject);
    }
}
