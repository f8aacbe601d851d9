using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Applications.Persistence.Configurations;

internal sealed class WorkItemConfiguration : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.ToTable("WorkItems");
        builder.HasKey(item => item.Id);
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Reference).HasMaxLength(20);
        builder.Property(item => item.Team).HasMaxLength(60);
        builder.Property(item => item.Assignee).HasMaxLength(200);
        builder.HasMany(item => item.Changes).WithOne().HasForeignKey(change => change.ItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(item => item.ApplicationId);
        builder.HasIndex(item => item.CaseId);
        foreach ((string name, string[] columns, string? filter) in DeskIndexes.All)
            builder.HasIndex(columns, name).HasFilter(filter);
    }
}

internal sealed class WorkItemNoteConfiguration : IEntityTypeConfiguration<WorkItemNote>
{
    public void Configure(EntityTypeBuilder<WorkItemNote> builder)
    {
        builder.ToTable("WorkItemNotes");
        builder.HasKey(note => note.Id);
        builder.Property(note => note.Id).ValueGeneratedNever();
        builder.Property(note => note.Subject).HasMaxLength(200);
        builder.HasOne<WorkItem>().WithMany().HasForeignKey(note => note.ItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(note => new { note.ItemId, note.At });
    }
}

internal sealed class StaffMemberConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("StaffMembers");
        builder.HasKey(member => member.Subject);
        builder.Property(member => member.Subject).HasMaxLength(200);
        builder.Property(member => member.Content).HasConversion(
            content => DeskText.Write(content), text => DeskText.Read<StaffContent>(text), DeskText.Replaced<StaffContent>());
    }
}

internal sealed class TeamRulesConfiguration : IEntityTypeConfiguration<TeamRules>
{
    public void Configure(EntityTypeBuilder<TeamRules> builder)
    {
        builder.ToTable("TeamRules");
        builder.HasKey(rules => rules.Team);
        builder.Property(rules => rules.Team).HasMaxLength(60);
        builder.Property(rules => rules.Content).HasConversion(
            content => DeskText.Write(content), text => DeskText.Read<RuleList>(text), DeskText.Replaced<RuleList>());
    }
}

internal sealed class WorkItemChangeConfiguration : IEntityTypeConfiguration<WorkItemChange>
{
    public void Configure(EntityTypeBuilder<WorkItemChange> builder)
    {
        builder.ToTable("WorkItemChanges");
        builder.HasKey(change => change.Id);
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.Property(change => change.Subject).HasMaxLength(200);
        builder.Property(change => change.Role).HasMaxLength(40);
        builder.Property(change => change.FromAssignee).HasMaxLength(200);
        builder.Property(change => change.ToAssignee).HasMaxLength(200);
        builder.Property(change => change.FromTeam).HasMaxLength(60);
        builder.Property(change => change.ToTeam).HasMaxLength(60);
        builder.Property(change => change.What).HasMaxLength(60);
        builder.HasIndex(change => new { change.ItemId, change.At });
    }
}

internal sealed class BenefitCaseConfiguration : IEntityTypeConfiguration<BenefitCase>
{
    public void Configure(EntityTypeBuilder<BenefitCase> builder)
    {
        builder.ToTable("Cases");
        builder.HasKey(benefitCase => benefitCase.Id);
        builder.Property(benefitCase => benefitCase.Id).ValueGeneratedNever();
        builder.HasMany(benefitCase => benefitCase.Periods).WithOne().HasForeignKey(period => period.CaseId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ApprovalPeriodConfiguration : IEntityTypeConfiguration<ApprovalPeriod>
{
    public void Configure(EntityTypeBuilder<ApprovalPeriod> builder)
    {
        builder.ToTable("ApprovalPeriods");
        builder.HasKey(period => period.Id);
        builder.Property(period => period.Id).ValueGeneratedNever();
        builder.HasIndex(period => period.ApplicationId);
        builder.HasIndex(period => period.CaseId);

        // What ends soon, and which provisional ones are over.
        builder.HasIndex(period => new { period.State, period.To });
        builder.HasIndex(period => new { period.To, period.Id });
    }
}
