using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Applications.Persistence.Configurations;

internal sealed class ChangeNoticeConfiguration : IEntityTypeConfiguration<ChangeNotice>
{
    public void Configure(EntityTypeBuilder<ChangeNotice> builder)
    {
        builder.ToTable("ChangeNotices");
        builder.HasKey(notice => notice.Id);
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder.HasIndex(notice => new { notice.ApplicationId, notice.ReceivedAt });
        builder.HasOne<BenefitApplication>().WithMany().HasForeignKey(notice => notice.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
