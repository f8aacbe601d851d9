using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Phone;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Applications.Persistence.Configurations;

internal sealed class PhoneCallConfiguration : IEntityTypeConfiguration<PhoneCall>
{
    public void Configure(EntityTypeBuilder<PhoneCall> builder)
    {
        builder.ToTable("PhoneCalls");
        builder.HasKey(call => call.Id);
        builder.Property(call => call.Id).ValueGeneratedNever();
        builder.Property(call => call.Agent).HasMaxLength(200);
        builder.Property(call => call.Role).HasMaxLength(40);
        builder.Property(call => call.ReadBackSha256).HasMaxLength(64);
        builder.HasIndex(call => call.ApplicationId);
        builder.HasOne<BenefitApplication>().WithMany().HasForeignKey(call => call.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PhoneStepConfiguration : IEntityTypeConfiguration<PhoneStep>
{
    public void Configure(EntityTypeBuilder<PhoneStep> builder)
    {
        builder.ToTable("PhoneSteps");
        builder.HasKey(step => step.Id);
        builder.Property(step => step.Id).ValueGeneratedNever();
        builder.Property(step => step.Agent).HasMaxLength(200);
        builder.Property(step => step.Role).HasMaxLength(40);
        builder.Property(step => step.Section).HasMaxLength(80);
        builder.HasIndex(step => new { step.ApplicationId, step.At });
        builder.HasOne<BenefitApplication>().WithMany().HasForeignKey(step => step.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GuardedTriesConfiguration : IEntityTypeConfiguration<GuardedTries>
{
    public void Configure(EntityTypeBuilder<GuardedTries> builder)
    {
        builder.ToTable("GuardedTries");
        builder.HasKey(tries => new { tries.ApplicationId, tries.Door });
        builder.HasOne<BenefitApplication>().WithMany().HasForeignKey(tries => tries.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
