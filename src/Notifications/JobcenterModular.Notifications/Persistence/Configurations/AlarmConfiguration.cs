using JobcenterModular.Notifications.Domain.Alarms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Notifications.Persistence.Configurations;

internal sealed class AlarmConfiguration : IEntityTypeConfiguration<Alarm>
{
    private const string Open = "cleared_at IS NULL";

    public void Configure(EntityTypeBuilder<Alarm> builder)
    {
        builder.ToTable("Alarms");
        builder.Property(alarm => alarm.Id).ValueGeneratedNever();
        builder.Property(alarm => alarm.Kind).HasMaxLength(60);
        builder.Property(alarm => alarm.Subject).HasMaxLength(100);
        builder.HasIndex(alarm => new { alarm.Kind, alarm.Subject }, "ix_alarms_open").IsUnique().HasFilter(Open);
        builder.HasIndex(alarm => new { alarm.CreatedAt, alarm.Id });
        builder.HasIndex(alarm => new { alarm.CreatedAt, alarm.Id }, "ix_alarms_open_newest").HasFilter(Open);
    }
}
