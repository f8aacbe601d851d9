using JobcenterModular.Documents.Domain.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Documents.Persistence.Configurations;

internal sealed class LegalHoldConfiguration : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.ToTable("LegalHolds");
        builder.Property(hold => hold.Id).ValueGeneratedNever();
        builder.Property(hold => hold.Reason).HasMaxLength(LegalHold.MaxReasonLength);
        builder.Property(hold => hold.SetBy).HasMaxLength(255);
        builder.Property(hold => hold.LiftedBy).HasMaxLength(255);
        builder.HasIndex(hold => hold.CaseId);
    }
}

internal sealed class DeletionProposalConfiguration : IEntityTypeConfiguration<DeletionProposal>
{
    public void Configure(EntityTypeBuilder<DeletionProposal> builder)
    {
        builder.ToTable("DeletionProposals");
        builder.Ignore(proposal => proposal.DomainEvents);
        builder.Property(proposal => proposal.Id).ValueGeneratedNever();
        builder.Property(proposal => proposal.Reference).HasMaxLength(40);
        builder.Property(proposal => proposal.Rule).HasMaxLength(80);
        builder.Property(proposal => proposal.Source).HasMaxLength(400);
        builder.Property(proposal => proposal.DecidedBy).HasMaxLength(255);
        builder.Property(proposal => proposal.Reason).HasMaxLength(LegalHold.MaxReasonLength);
        builder.HasIndex(proposal => proposal.CaseId);
        builder.HasIndex(proposal => new { proposal.State, proposal.ProposedAt, proposal.Id }, "ix_deletion_proposals_page");
        builder.HasIndex(proposal => proposal.NextAttemptAt);
    }
}

internal sealed class DeletionReportConfiguration : IEntityTypeConfiguration<DeletionReport>
{
    public void Configure(EntityTypeBuilder<DeletionReport> builder)
    {
        builder.ToTable("DeletionReports");
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.Property(report => report.Reference).HasMaxLength(40);
        builder.Property(report => report.Rule).HasMaxLength(80);
        builder.Property(report => report.Source).HasMaxLength(400);
        builder.Property(report => report.DecidedBy).HasMaxLength(255);
        builder.Property(report => report.ContentsSha256).HasMaxLength(64);
        builder.HasIndex(report => new { report.DestroyedAt, report.Id }, "ix_deletion_reports_page");
        builder.HasIndex(report => report.CaseId);
    }
}
