using JobcenterModular.Notifications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Notifications.Persistence.Configurations;

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    // The unread ones are few and asked for most, so they have indexes of their own that stay small.
    private const string Unread = "read_at IS NULL";

    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder.Property(notice => notice.Recipient).HasMaxLength(100);
        builder.Property(notice => notice.Purpose).HasMaxLength(60);
        builder.Property(notice => notice.Reference).HasMaxLength(60);
        builder.Property(notice => notice.Title).HasMaxLength(200);
        builder.Property(notice => notice.Body).HasMaxLength(4000);
        builder.Property(notice => notice.Link).HasMaxLength(500);
        builder.HasIndex(notice => new { notice.EventId, notice.Recipient, notice.Purpose }).IsUnique();
        builder.HasIndex(notice => notice.ApplicationId);
        builder.HasIndex(notice => new { notice.Audience, notice.CreatedAt, notice.Id });
        builder.HasIndex(notice => new { notice.Audience, notice.Recipient, notice.CreatedAt, notice.Id });
        builder.HasIndex(notice => new { notice.Audience, notice.CreatedAt, notice.Id }, "ix_notices_unread").HasFilter(Unread);
        builder.HasIndex(notice => new { notice.Audience, notice.Recipient, notice.CreatedAt, notice.Id }, "ix_notices_unread_of_recipient")
            .HasFilter(Unread);
    }
}
