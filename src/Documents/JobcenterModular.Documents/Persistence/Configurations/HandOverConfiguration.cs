using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Leaving;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Documents.Persistence.Configurations;

internal sealed class HandOverConfiguration : IEntityTypeConfiguration<HandOver>
{
    public void Configure(EntityTypeBuilder<HandOver> builder)
    {
        builder.ToTable("HandOvers");
        builder.Ignore(row => row.DomainEvents);
        builder.Ignore(row => row.IsOver);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Receiver).HasMaxLength(HandOver.MaxReceiverLength);
        builder.Property(row => row.Note).HasMaxLength(HandOver.MaxNoteLength);
        builder.Property(row => row.RequestedBy).HasMaxLength(255);
        builder.Property(row => row.Failure).HasMaxLength(HandOver.MaxFailureLength);
        builder.Property(row => row.Answer).HasMaxLength(HandOver.MaxNoteLength);
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => row.CaseId);
        builder.HasIndex(row => new { row.State, row.RequestedAt, row.Id }, "ix_hand_overs_page");
        builder.HasIndex(row => row.NextAttemptAt);
    }
}
