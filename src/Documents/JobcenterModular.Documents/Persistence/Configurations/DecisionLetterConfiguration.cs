using JobcenterModular.Documents.Domain.Letters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Documents.Persistence.Configurations;

internal sealed class DecisionLetterConfiguration : IEntityTypeConfiguration<DecisionLetter>
{
    public void Configure(EntityTypeBuilder<DecisionLetter> builder)
    {
        builder.ToTable("DecisionLetters");
        builder.Ignore(letter => letter.DomainEvents);
        builder.Property(letter => letter.Id).ValueGeneratedNever();
        builder.Property(letter => letter.DecisionNumber).HasDefaultValue(1).ValueGeneratedNever();
        builder.Property(letter => letter.AttachedBy).HasMaxLength(255);
    }
}
