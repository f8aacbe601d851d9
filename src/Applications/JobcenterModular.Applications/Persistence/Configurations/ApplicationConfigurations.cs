using JobcenterModular.Applications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Applications.Persistence.Configurations;

/// <summary>The column types are EF's own; names come from the house's convention.</summary>
internal sealed class BenefitApplicationConfiguration : IEntityTypeConfiguration<BenefitApplication>
{
    public void Configure(EntityTypeBuilder<BenefitApplication> builder)
    {
        builder.ToTable("Applications");
        builder.HasKey(application => application.Id);
        builder.Property(application => application.Id).ValueGeneratedNever();
        builder.Property(application => application.Reference).HasMaxLength(ReferenceNumber.MaxLength);
        builder.Property(application => application.OwnerSubject).HasMaxLength(200);
        builder.Property(application => application.FormKey).HasMaxLength(60);
        builder.Property(application => application.Team).HasMaxLength(60);
        builder.HasIndex(application => application.Reference).IsUnique();

        // The desk's lists, newest first, and the owner's own; (status, keep_until) finds what may be deleted.
        builder.HasIndex(application => new { application.Status, application.SubmittedAt, application.Reference });
        builder.HasIndex(application => new { application.Status, application.Team, application.SubmittedAt, application.Reference });
        builder.HasIndex(application => new { application.Status, application.Urgent, application.SubmittedAt, application.Reference });
        builder.HasIndex(application => new { application.Status, application.StartedAt, application.Reference });
        builder.HasIndex(application => new { application.Status, application.KeepUntil });
        builder.HasIndex(application => new { application.OwnerSubject, application.StartedAt });
    }
}

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("Submissions");
        builder.HasKey(submission => submission.ApplicationId);
        builder.Property(submission => submission.FormKey).HasMaxLength(60);
        builder.Property(submission => submission.AnswersSha256).HasMaxLength(64);
        builder.HasOne<BenefitApplication>().WithOne().HasForeignKey<Submission>(submission => submission.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SummaryConfiguration : IEntityTypeConfiguration<Summary>
{
    public void Configure(EntityTypeBuilder<Summary> builder)
    {
        builder.ToTable("Summaries");
        builder.HasKey(summary => summary.ApplicationId);
        builder.HasIndex(summary => summary.NextAttemptAt);
        builder.HasOne<BenefitApplication>().WithOne().HasForeignKey<Summary>(summary => summary.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PaperConfiguration : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> builder)
    {
        builder.ToTable("Papers");
        builder.HasKey(paper => paper.DocumentId);
        builder.Property(paper => paper.DocumentId).ValueGeneratedNever();
        builder.Property(paper => paper.EvidenceCode).HasMaxLength(10);
        builder.Property(paper => paper.PersonId).HasMaxLength(20);
        builder.Property(paper => paper.FileName).HasMaxLength(255);
        builder.Property(paper => paper.MediaType).HasMaxLength(100);
        builder.Property(paper => paper.Sha256).HasMaxLength(64);
        builder.HasIndex(paper => paper.ApplicationId);
        builder.HasOne<BenefitApplication>().WithMany().HasForeignKey(paper => paper.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ResumeCodeConfiguration : IEntityTypeConfiguration<ResumeCode>
{
    public void Configure(EntityTypeBuilder<ResumeCode> builder)
    {
        builder.ToTable("ResumeCodes");
        builder.HasKey(code => code.Id);
        builder.Property(code => code.Id).ValueGeneratedNever();
        builder.HasIndex(code => code.ApplicationId);
        builder.HasOne<BenefitApplication>().WithMany().HasForeignKey(code => code.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ResumeAttemptsConfiguration : IEntityTypeConfiguration<ResumeAttempts>
{
    public void Configure(EntityTypeBuilder<ResumeAttempts> builder)
    {
        builder.ToTable("ResumeAttempts");
        builder.HasKey(attempts => attempts.ApplicationId);
        builder.HasOne<BenefitApplication>().WithOne().HasForeignKey<ResumeAttempts>(attempts => attempts.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
