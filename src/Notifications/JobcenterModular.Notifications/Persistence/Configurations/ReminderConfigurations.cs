using JobcenterModular.Notifications.Domain.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Notifications.Persistence.Configurations;

internal sealed class WatchedConfiguration : IEntityTypeConfiguration<Watched>
{
    public const int MostSubject = 120;

    public void Configure(EntityTypeBuilder<Watched> builder)
    {
        builder.ToTable("Watched");
        builder.Property(watched => watched.Id).ValueGeneratedNever();
        builder.Property(watched => watched.Subject).HasMaxLength(MostSubject);
        builder.Property(watched => watched.Occasion).HasMaxLength(20);
        builder.Property(watched => watched.Title).HasMaxLength(400);
        builder.Property(watched => watched.Mode).HasMaxLength(20);
        builder.Property(watched => watched.SealedKey).HasMaxLength(200);
        builder.Property(watched => watched.IsInvitation).HasDefaultValue(false).ValueGeneratedNever();
        builder.HasIndex(watched => new { watched.RecipientId, watched.Kind, watched.Subject }).IsUnique();

        // A cancelled appointment is named by itself alone.
        builder.HasIndex(watched => watched.Subject, "ix_watched_appointment").HasFilter("kind = 'Appointment'");
    }
}

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("Reminders");
        builder.Property(reminder => reminder.Id).ValueGeneratedNever();
        builder.Property(reminder => reminder.Purpose).HasMaxLength(60);
        builder.Property(reminder => reminder.Subject).HasMaxLength(WatchedConfiguration.MostSubject);
        builder.Property(reminder => reminder.Occasion).HasMaxLength(20);
        builder.HasIndex(reminder => new { reminder.RecipientId, reminder.Subject, reminder.Purpose, reminder.Occasion, reminder.Stage }).IsUnique();

        // What is over is most of the table and asked for by nobody.
        builder.HasIndex(reminder => new { reminder.Purpose, reminder.RemindAt }, "ix_reminders_planned").HasFilter("state = 'Planned'");
    }
}

internal sealed class QueuedReminderConfiguration : IEntityTypeConfiguration<QueuedReminder>
{
    public void Configure(EntityTypeBuilder<QueuedReminder> builder)
    {
        // Everything in it is due at once and read by its key: an index more would cost the morning that it saves.
        builder.ToTable("ReminderQueue");
        builder.Property(reminder => reminder.Id).ValueGeneratedNever();
    }
}
