using JobcenterModular.Notifications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Notifications.Persistence.Configurations;

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("Deliveries");
        builder.Property(delivery => delivery.Id).ValueGeneratedNever();
        builder.Property(delivery => delivery.Reference).HasMaxLength(60);
        builder.Property(delivery => delivery.Purpose).HasMaxLength(60);
        builder.Property(delivery => delivery.Channel).HasMaxLength(20);
        builder.Property(delivery => delivery.LastError).HasMaxLength(100);
        builder.HasIndex(delivery => delivery.NextAttemptAt);
        builder.HasIndex(delivery => delivery.ApplicationId);
        builder.HasIndex(delivery => new { delivery.CreatedAt, delivery.Id });
        builder.HasIndex(delivery => new { delivery.State, delivery.CreatedAt, delivery.Id });
    }
}
