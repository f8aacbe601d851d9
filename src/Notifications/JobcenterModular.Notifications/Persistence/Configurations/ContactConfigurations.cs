using JobcenterModular.Notifications.Domain.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.Notifications.Persistence.Configurations;

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    public const int MostOwner = 220;

    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("Contacts");
        builder.HasKey(contact => contact.Owner);
        builder.Property(contact => contact.Owner).HasMaxLength(MostOwner);
        builder.Property(contact => contact.Language).HasMaxLength(10);
        builder.Property(contact => contact.Channels).HasMaxLength(100);
        builder.Ignore(contact => contact.ChosenChannels);
    }
}

internal sealed class ContactPointConfiguration : IEntityTypeConfiguration<ContactPoint>
{
    public void Configure(EntityTypeBuilder<ContactPoint> builder)
    {
        builder.ToTable("ContactPoints");
        builder.Property(point => point.Id).ValueGeneratedNever();
        builder.Property(point => point.Owner).HasMaxLength(ContactConfiguration.MostOwner);
        builder.Property(point => point.Channel).HasMaxLength(20);
        builder.Property(point => point.SealedAddress).HasMaxLength(1000);
        builder.Property(point => point.AddressMac).HasMaxLength(100);
        builder.Property(point => point.CodeMac).HasMaxLength(100);
        builder.HasIndex(point => point.Owner);
    }
}

internal sealed class CodeBudgetConfiguration : IEntityTypeConfiguration<CodeBudget>
{
    public void Configure(EntityTypeBuilder<CodeBudget> builder)
    {
        builder.ToTable("CodeBudgets");
        builder.HasKey(budget => budget.Key);
        builder.Property(budget => budget.Key).HasMaxLength(ContactConfiguration.MostOwner);
        builder.Property(budget => budget.Sent).HasMaxLength(200);
        builder.HasIndex(budget => budget.LastAt);
    }
}
