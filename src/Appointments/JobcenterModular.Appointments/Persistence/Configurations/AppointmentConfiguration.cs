using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Appointments.Persistence.Configurations;

internal sealed class AppointmentConfiguration : IEntityTypeConfiguration<Appointment>
{
    public const int MostSubject = 255;
    public const int MostLanguage = 10;
    public const int MostAids = 100;

    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.ToTable("Appointments", table =>
        {
            table.HasCheckConstraint("ck_appointments_order", "busy_from <= starts_at AND starts_at < ends_at AND ends_at <= busy_until");
            table.HasCheckConstraint("ck_appointments_invitation", "(class = 'Invitation') = (purpose IS NOT NULL AND legal_notice_key IS NOT NULL)");
        });
        builder.Ignore(row => row.DomainEvents);
        builder.Ignore(row => row.Slot);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Language).HasMaxLength(MostLanguage);
        builder.Property(row => row.Aids).HasMaxLength(MostAids).HasConversion(
            aids => Words.Join(aids), text => Words.Split<Aid>(text), Words.Compare<Aid>());
        builder.Property(row => row.OwnerSubject).HasMaxLength(MostSubject);
        builder.Property(row => row.SealedPerson).HasMaxLength(4000);
        builder.Property(row => row.Where).HasMaxLength(400);
        builder.Property(row => row.LegalNotice).HasMaxLength(4000);
        builder.Property(row => row.BookedBy).HasMaxLength(MostSubject);
        builder.Property(row => row.CancelledBy).HasMaxLength(MostSubject);
        ConfigureInvitations(builder);
        builder.HasOne<Place>().WithMany().HasForeignKey(row => row.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppointmentType>().WithMany().HasForeignKey(row => row.TypeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.CounterId, row.Lane, row.BusyFrom, row.BusyUntil, row.HoldExpiresAt }, "ix_appointments_lane").HasFilter("occupies");
        builder.HasIndex(row => new { row.PlaceId, row.StartsAt, row.Id }, "ix_appointments_day");
        builder.HasIndex(row => new { row.OwnerSubject, row.StartsAt }, "ix_appointments_own").HasFilter("owner_subject IS NOT NULL");
        builder.HasIndex(row => row.HoldExpiresAt, "ix_appointments_holds").HasFilter("hold_expires_at IS NOT NULL");
        builder.HasIndex(row => new { row.StartsAt, row.Id }, "ix_appointments_hit").HasFilter("hit_at IS NOT NULL");
        builder.HasIndex(row => row.ReplacesId, "ix_appointments_replaces").HasFilter("replaces_id IS NOT NULL");
        builder.HasIndex(row => row.WaitingEntryId, "ix_appointments_offered").IsUnique().HasFilter("state = 'Held'");
        builder.HasIndex(row => row.EndsAt, "ix_appointments_released").HasFilter("state = 'Released'");
        builder.HasIndex(row => row.TypeId);
    }

    private static void ConfigureInvitations(EntityTypeBuilder<Appointment> builder)
    {
        builder.Property(row => row.LegalNoticeKey).HasMaxLength(40);
        builder.Property(row => row.ChangeDecidedBy).HasMaxLength(MostSubject);
        builder.Property(row => row.HearingBy).HasMaxLength(MostSubject);
        builder.Property(row => row.AbsenceDecidedBy).HasMaxLength(MostSubject);
        builder.HasIndex(row => new { row.StartsAt, row.Id }, "ix_appointments_absences").HasFilter("class = 'Invitation' AND state = 'NotCome'");
        builder.HasIndex(row => new { row.StartsAt, row.Id }, "ix_appointments_changes").HasFilter("change_asked_at IS NOT NULL AND change_decided_at IS NULL");
        builder.HasIndex(row => row.EndsAt, "ix_appointments_forget")
            .HasFilter("class <> 'Invitation' AND (sealed_person IS NOT NULL OR owner_subject IS NOT NULL OR application_id IS NOT NULL)");
    }
}

/// <summary>Short lists of names in one neutral text column.</summary>
internal static class Words
{
    public static string Join<T>(IEnumerable<T> words) => string.Join(' ', words);

    public static IReadOnlyList<TEnum> Split<TEnum>(string text)
        where TEnum : struct, Enum => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<TEnum>)];

    public static IReadOnlyList<Guid> SplitIds(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    public static ValueComparer<IReadOnlyList<T>> Compare<T>() => new(
        (one, other) => one!.SequenceEqual(other!), words => words.Count, words => words.ToList());
}
