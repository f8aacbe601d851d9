using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Documents.Persistence.Configurations;

internal sealed class CaseLogConfiguration : IEntityTypeConfiguration<CaseLogEntry>
{
    public void Configure(EntityTypeBuilder<CaseLogEntry> builder)
    {
        builder.ToTable("CaseLog");
        builder.HasKey(entry => new { entry.CaseId, entry.Number });
        builder.Property(entry => entry.Subject).HasMaxLength(255);
        builder.Property(entry => entry.Role).HasMaxLength(40);
        builder.Property(entry => entry.Relation).HasMaxLength(40);
        builder.Property(entry => entry.Reason).HasMaxLength(Actor.MaxReasonLength);
        builder.Property(entry => entry.Detail).HasMaxLength(CaseLogEntry.MaxDetailLength);
        builder.Property(entry => entry.PreviousHash).HasMaxLength(CaseLogChain.HashLength);
        builder.Property(entry => entry.Hash).HasMaxLength(CaseLogChain.HashLength);

        // What one member of staff looked at.
        builder.HasIndex(entry => new { entry.Subject, entry.At }, "ix_case_log_subject");
    }
}

internal sealed class CaseLogHeadConfiguration : IEntityTypeConfiguration<CaseLogHead>
{
    public void Configure(EntityTypeBuilder<CaseLogHead> builder)
    {
        builder.ToTable("CaseLogHeads");
        builder.HasKey(head => head.CaseId);
        builder.Property(head => head.CaseId).ValueGeneratedNever();
        builder.Property(head => head.Hash).HasMaxLength(CaseLogChain.HashLength);
        builder.Property(head => head.Mac).HasMaxLength(CaseLogChain.HashLength);
    }
}
