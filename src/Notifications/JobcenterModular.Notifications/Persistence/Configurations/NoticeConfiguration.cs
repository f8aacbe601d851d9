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
        builder.Property(notice => notice.Title).HasMaxLength(Notice.MostTitle);
        builder.Property(notice => notice.Body).HasMaxLength(Notice.MostBody);
        builder.Property(notice => notice.Link).HasMaxLength(500);
        builder.Property(notice => notice.SealedLink).HasMaxLength(1000);

        // The defaults are those of notices from before these columns; every new row brings its own.
        builder.Property(notice => notice.Language).HasMaxLength(10).HasDefaultValue("de").ValueGeneratedNever();
        builder.Property(notice => notice.Template).HasMaxLength(80).HasDefaultValue("").ValueGeneratedNever();
        builder.Property(notice => notice.Chain).HasMaxLength(60).HasDefaultValue("").ValueGeneratedNever();
        builder.Property(notice => notice.Standing).HasDefaultValue(NoticeStanding.Told).ValueGeneratedNever();
        builder.Property(notice => notice.AssignedTo).HasMaxLength(200);
        builder.Ignore(notice => notice.IsBinding);
        builder.HasIndex(notice => new { notice.EventId, notice.Recipient, notice.Purpose }).IsUnique();
        builder.HasIndex(notice => notice.ApplicationId);
        builder.HasIndex(notice => new { notice.Audience, notice.CreatedAt, notice.Id });
        builder.HasIndex(notice => new { notice.Audience, notice.Recipient, notice.CreatedAt, notice.Id });
        builder.HasIndex(notice => new { notice.Audience, notice.CreatedAt, notice.Id }, "ix_notices_unread").HasFilter(Unread);
        builder.HasIndex(notice => new { notice.Audience, notice.Recipient, notice.CreatedAt, notice.Id }, "ix_notices_unread_of_recipient")
            .HasFilter(Unread);
        builder.HasIndex(notice => new { notice.Standing, notice.CreatedAt, notice.Id });
        builder.HasIndex(notice => new { notice.Audience, notice.StreamPosition }).IsUnique();
        builder.HasIndex(notice => new { notice.Audience, notice.CreatedAt, notice.Id }, "ix_notices_unnumbered").HasFilter("stream_position IS NULL");
        builder.HasIndex(notice => new { notice.AssignedTo, notice.CreatedAt, notice.Id }, "ix_notices_assigned").HasFilter("assigned_to IS NOT NULL");
    }
}
