using JobcenterModular.Notifications.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Notifications.Persistence.Configurations;

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("JobRuns");
        builder.Property(run => run.Id).ValueGeneratedNever();
        builder.Property(run => run.Job).HasMaxLength(60);
        builder.Property(run => run.StartedBy).HasMaxLength(200);
        builder.Property(run => run.Error).HasMaxLength(100);
        builder.HasIndex(run => new { run.Job, run.Occurrence }).IsUnique();
        builder.HasIndex(run => run.RepeatOf).IsUnique();
        builder.HasIndex(run => run.Job, "ix_job_runs_running").IsUnique().HasFilter("outcome = 'Running'");
        builder.HasIndex(run => run.Job, "ix_job_runs_abandoned").HasFilter("outcome = 'Abandoned'");
        builder.HasIndex(run => new { run.Job, run.CreatedAt, run.Id });
    }
}

internal sealed class JobStateConfiguration : IEntityTypeConfiguration<JobState>
{
    public void Configure(EntityTypeBuilder<JobState> builder)
    {
        builder.ToTable("JobStates");
        builder.HasKey(state => state.Job);
        builder.Property(state => state.Job).HasMaxLength(60);
        builder.Property(state => state.PausedBy).HasMaxLength(200);
    }
}
