using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Household;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Applications.Persistence.Configurations;

internal sealed class HouseholdInvitationConfiguration : IEntityTypeConfiguration<HouseholdInvitation>
{
    public void Configure(EntityTypeBuilder<HouseholdInvitation> builder)
    {
        builder.ToTable("HouseholdInvitations");
        builder.HasKey(invitation => invitation.Id);
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property(invitation => invitation.Person).HasMaxLength(20);
        builder.HasIndex(invitation => invitation.ApplicationId);
        builder.HasOne<BenefitApplication>().WithMany().HasForeignKey(invitation => invitation.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProtectedNoteConfiguration : IEntityTypeConfiguration<ProtectedNote>
{
    public void Configure(EntityTypeBuilder<ProtectedNote> builder)
    {
        builder.ToTable("ProtectedNotes");
        builder.HasKey(note => new { note.ApplicationId, note.Author, note.Source });
        builder.Property(note => note.Author).HasMaxLength(20);
        builder.Property(note => note.Source).HasMaxLength(80);
        builder.HasOne<BenefitApplication>().WithMany().HasForeignKey(note => note.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class HouseholdSummaryConfiguration : IEntityTypeConfiguration<HouseholdSummary>
{
    public void Configure(EntityTypeBuilder<HouseholdSummary> builder)
    {
        builder.ToTable("HouseholdSummaries");
        builder.HasKey(summary => summary.ApplicationId);
        builder.HasOne<BenefitApplication>().WithOne().HasForeignKey<HouseholdSummary>(summary => summary.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
