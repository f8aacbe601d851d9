using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Appointments.Persistence.Configurations;

internal sealed class WaitingEntryConfiguration : IEntityTypeConfiguration<WaitingEntry>
{
    /// <summary>Nobody stands in the same line twice. Who has no account is not known again.</summary>
    public const string OnceIndex = "ix_waiting_entries_once";

    public const string OnceFilter = "state = 'Waiting' OR state = 'Offered'";

    public void Configure(EntityTypeBuilder<WaitingEntry> builder)
    {
        builder.ToTable("WaitingEntries");
        builder.Ignore(row => row.DomainEvents);
        builder.Ignore(row => row.IsOpen);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Places).HasMaxLength(1000).HasConversion(
            places => Words.Join(places), text => Words.SplitIds(text), Words.Compare<Guid>());
        builder.Property(row => row.Language).HasMaxLength(AppointmentConfiguration.MostLanguage);
        builder.Property(row => row.Aids).HasMaxLength(AppointmentConfiguration.MostAids).HasConversion(
            aids => Words.Join(aids), text => Words.Split<Aid>(text), Words.Compare<Aid>());
        builder.Property(row => row.OwnerSubject).HasMaxLength(AppointmentConfiguration.MostSubject);
        builder.Property(row => row.SealedPerson).HasMaxLength(4000);
        builder.HasOne<AppointmentType>().WithMany().HasForeignKey(row => row.TypeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.TypeId, row.State, row.CreatedAt, row.Id }, "ix_waiting_entries_line");
        builder.HasIndex(row => new { row.OwnerSubject, row.CreatedAt }, "ix_waiting_entries_own").HasFilter("owner_subject IS NOT NULL");
        builder.HasIndex(row => new { row.OwnerSubject, row.TypeId }, OnceIndex).IsUnique().HasFilter(OnceFilter);
        builder.HasIndex(row => new { row.State, row.LastDay }, "ix_waiting_entries_last_day");
    }
}
