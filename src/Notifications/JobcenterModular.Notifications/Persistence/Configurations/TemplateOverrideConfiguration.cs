using JobcenterModular.Notifications.Domain.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Notifications.Persistence.Configurations;

internal sealed class TemplateOverrideConfiguration : IEntityTypeConfiguration<TemplateOverride>
{
    public void Configure(EntityTypeBuilder<TemplateOverride> builder)
    {
        builder.ToTable("TemplateOverrides");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Key).HasMaxLength(60);
        builder.Property(row => row.Language).HasMaxLength(10);
        builder.Property(row => row.CreatedBy).HasMaxLength(200);
        builder.HasIndex(row => new { row.Key, row.Language, row.Number }).IsUnique();
    }
}
