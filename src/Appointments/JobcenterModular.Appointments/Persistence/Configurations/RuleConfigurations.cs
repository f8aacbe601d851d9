using System.Runtime.CompilerServices;
using JobcenterModular.Appointments.Domain.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Appointments.Persistence.Configurations;

internal sealed class PlaceConfiguration : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.ToTable("Places");
        builder.Ignore(place => place.DomainEvents);
        builder.Property(place => place.Id).ValueGeneratedNever();
        builder.Property(place => place.Content).HasConversion(content => RulesText.Write(content), text => RulesText.Read<PlaceContent>(text), Replaced.Whole<PlaceContent>());
    }
}

internal sealed class AppointmentTypeConfiguration : IEntityTypeConfiguration<AppointmentType>
{
    public void Configure(EntityTypeBuilder<AppointmentType> builder)
    {
        builder.ToTable("AppointmentTypes");
        builder.Ignore(type => type.DomainEvents);
        builder.Property(type => type.Id).ValueGeneratedNever();
        builder.Property(type => type.Content).HasConversion(content => RulesText.Write(content), text => RulesText.Read<TypeContent>(text), Replaced.Whole<TypeContent>());
    }
}

internal sealed class RuleRevisionConfiguration : IEntityTypeConfiguration<RuleRevision>
{
    public void Configure(EntityTypeBuilder<RuleRevision> builder)
    {
        builder.ToTable("RuleRevisions");
        builder.HasKey(revision => new { revision.SubjectId, revision.Number });
        builder.Property(revision => revision.SavedBy).HasMaxLength(255);
    }
}

/// <summary>Content is a record that nobody changes in place: another one is another content.</summary>
internal static class Replaced
{
    public static ValueComparer<T> Whole<T>()
        where T : class => new((one, other) => ReferenceEquals(one, other), content => RuntimeHelpers.GetHashCode(content), content => content);
}
