using JobcenterModular.Documents.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Documents.Persistence.Configurations;

internal sealed class CaseFileConfiguration : IEntityTypeConfiguration<CaseFile>
{
    public void Configure(EntityTypeBuilder<CaseFile> builder)
    {
        builder.ToTable("CaseFiles");
        builder.Ignore(file => file.DomainEvents);
        builder.Ignore(file => file.IsVisible);
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Property(file => file.Reference).HasMaxLength(40);
        builder.Property(file => file.OwnerSubject).HasMaxLength(255);
        builder.Property(file => file.KeyId).HasMaxLength(64);

        // One file for each account; a guest's has none, and both databases let many rows have none.
        builder.HasIndex(file => file.OwnerSubject).IsUnique();
        builder.HasIndex(file => file.Reference);
        builder.HasIndex(file => new { file.OpenedAt, file.Id }, "ix_case_files_opened");
        builder.HasIndex(file => file.ClosedAt);
        builder.HasIndex(file => file.KeyId);
    }
}

internal sealed class CasePersonConfiguration : IEntityTypeConfiguration<CasePerson>
{
    public void Configure(EntityTypeBuilder<CasePerson> builder)
    {
        builder.ToTable("CasePersons");
        builder.HasKey(person => new { person.CaseId, person.ApplicationId, person.PersonId });
        builder.Property(person => person.PersonId).HasMaxLength(CaseDocument.MaxPersonIdLength);
        builder.Property(person => person.Name).HasMaxLength(CasePerson.MaxNameLength);
        builder.Property(person => person.FoldedName).HasMaxLength(CaseDocument.MaxFoldedLength);
        builder.Property(person => person.Role).HasMaxLength(CasePerson.MaxRoleLength);
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(person => person.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CaseWordConfiguration : IEntityTypeConfiguration<CaseWord>
{
    public void Configure(EntityTypeBuilder<CaseWord> builder)
    {
        builder.ToTable("CaseWords");
        builder.HasKey(word => new { word.Word, word.CaseId });
        builder.Property(word => word.Word).HasMaxLength(CaseWord.MaxLength);
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(word => word.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
