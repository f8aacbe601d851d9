using JobcenterModular.Documents.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Documents.Persistence.Configurations;

internal sealed class PaperFolderConfiguration : IEntityTypeConfiguration<PaperFolder>
{
    private const char Separator = ',';

    public void Configure(EntityTypeBuilder<PaperFolder> builder)
    {
        builder.ToTable("PaperFolders");
        builder.Ignore(folder => folder.DomainEvents);
        builder.Property(folder => folder.Id).ValueGeneratedNever();
        builder.Property(folder => folder.Reference).HasMaxLength(40);
        builder.Property(folder => folder.OwnerSubject).HasMaxLength(255);

        // Codes are letters and digits, so one neutral text column serves both databases.
        builder.Property(folder => folder.EvidenceCodes).HasConversion(
            codes => string.Join(Separator, codes),
            text => text.Split(Separator, StringSplitOptions.RemoveEmptyEntries),
            new ValueComparer<IReadOnlyList<string>>(
                (left, right) => left!.SequenceEqual(right!),
                codes => codes.Count,
                codes => codes.ToList()));
        builder.HasIndex(folder => folder.EraseDueAt);
        builder.HasIndex(folder => folder.CaseId);
        builder.HasIndex(folder => folder.Reference);
    }
}
