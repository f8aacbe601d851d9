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
        builder.Property(delivery => delivery.CarrierReference).HasMaxLength(Delivery.MostCarrierReference);

        // Each lane looks for its own; only what is open stands in it.
        builder.HasIndex(delivery => new { delivery.Channel, delivery.NextAttemptAt }).HasFilter("next_attempt_at IS NOT NULL");
        builder.HasIndex(delivery => delivery.NoticeId);
        builder.HasIndex(delivery => delivery.ApplicationId);
        builder.HasIndex(delivery => delivery.ContactPointId).HasFilter("contact_point_id IS NOT NULL");
        builder.HasIndex(delivery => new { delivery.CreatedAt, delivery.Id });
        builder.HasIndex(delivery => new { delivery.State, delivery.CreatedAt, delivery.Id });
    }
}
