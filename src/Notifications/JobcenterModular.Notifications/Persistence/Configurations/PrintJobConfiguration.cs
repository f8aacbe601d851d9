using JobcenterModular.Notifications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Notifications.Persistence.Configurations;

internal sealed class PrintJobConfiguration : IEntityTypeConfiguration<PrintJob>
{
    public void Configure(EntityTypeBuilder<PrintJob> builder)
    {
        builder.ToTable("PrintJobs");
        builder.Property(job => job.Id).ValueGeneratedNever();
        builder.Property(job => job.Reference).HasMaxLength(60);
        builder.Property(job => job.Purpose).HasMaxLength(60);
        builder.Property(job => job.PostedBy).HasMaxLength(200);
        builder.HasIndex(job => job.ApplicationId);
        builder.HasIndex(job => new { job.CreatedAt, job.Id });
        builder.HasIndex(job => new { job.CreatedAt, job.Id }, "ix_print_jobs_open").HasFilter("posted_at IS NULL");
        builder.HasIndex(job => job.RenderAt).HasFilter("render_at IS NOT NULL");
    }
}
