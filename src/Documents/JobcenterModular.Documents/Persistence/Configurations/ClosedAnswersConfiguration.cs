using JobcenterModular.Documents.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Documents.Persistence.Configurations;

internal sealed class ClosedAnswersConfiguration : IEntityTypeConfiguration<ClosedAnswers>
{
    public void Configure(EntityTypeBuilder<ClosedAnswers> builder)
    {
        builder.ToTable("ClosedAnswers");
        builder.HasKey(closed => new { closed.ApplicationId, closed.Section });
        builder.Property(closed => closed.Section).HasMaxLength(80);
    }
}
