using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.Applications.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Applications.Persistence.Configurations;

internal sealed class AnswerAmendmentConfiguration : IEntityTypeConfiguration<AnswerAmendment>
{
    public void Configure(EntityTypeBuilder<AnswerAmendment> builder)
    {
        builder.ToTable("AnswerAmendments");
        builder.HasKey(amendment => new { amendment.ApplicationId, amendment.Number });
        builder.Property(amendment => amendment.Number).ValueGeneratedNever();
        builder.Property(amendment => amendment.Section).HasMaxLength(80);
        builder.HasOne<BenefitApplication>().WithMany().HasForeignKey(amendment => amendment.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class InformationRequestConfiguration : IEntityTypeConfiguration<InformationRequest>
{
    public void Configure(EntityTypeBuilder<InformationRequest> builder)
    {
        builder.ToTable("InformationRequests");
        builder.HasKey(request => request.Id);
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.AskedBy).HasMaxLength(200);
        builder.HasIndex(request => request.ApplicationId);

        // Whose deadline is over and has not been told.
        builder.HasIndex(request => new { request.State, request.OverdueAt, request.DueOn });
        builder.HasOne<BenefitApplication>().WithMany().HasForeignKey(request => request.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("Decisions");
        builder.HasKey(decision => decision.Id);
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.Ignore(decision => decision.Number);
        builder.HasOne<BenefitApplication>().WithOne().HasForeignKey<Decision>(decision => decision.Id).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WithdrawalConfiguration : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> builder)
    {
        builder.ToTable("Withdrawals");
        builder.HasKey(withdrawal => withdrawal.ApplicationId);
        builder.HasOne<BenefitApplication>().WithOne().HasForeignKey<Withdrawal>(withdrawal => withdrawal.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PortalDeliveryConfiguration : IEntityTypeConfiguration<PortalDelivery>
{
    public void Configure(EntityTypeBuilder<PortalDelivery> builder)
    {
        builder.ToTable("PortalDeliveries");
        builder.HasKey(delivery => delivery.Id);
        builder.Property(delivery => delivery.Id).ValueGeneratedNever();
        builder.HasOne<BenefitApplication>().WithOne().HasForeignKey<PortalDelivery>(delivery => delivery.Id).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ObjectionConfiguration : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> builder)
    {
        builder.ToTable("Objections");
        builder.HasKey(objection => objection.Id);
        builder.Property(objection => objection.Id).ValueGeneratedNever();
        builder.Property(objection => objection.RecordedBy).HasMaxLength(200);
        builder.HasIndex(objection => objection.ApplicationId);
        builder.HasOne<BenefitApplication>().WithMany().HasForeignKey(objection => objection.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
