using System.Text;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>snake_case names on both databases, and the version of every aggregate as its concurrency token.</summary>
internal static class HouseNames
{
    public static void UseHouseNames(this ModelBuilder modelBuilder)
    {
        foreach (IMutableEntityType entity in modelBuilder.Model.GetEntityTypes())
        {
            string table = ToSnakeCase(entity.GetTableName() ?? entity.ClrType.Name);
            entity.SetTableName(table);
            foreach (IMutableProperty property in entity.GetProperties())
                property.SetColumnName(ToSnakeCase(property.GetColumnName()));
            foreach (IMutableKey key in entity.GetKeys())
                key.SetName(key.IsPrimaryKey() ? $"pk_{table}" : $"ak_{table}_{Columns(key.Properties)}");
            foreach (IMutableForeignKey foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName($"fk_{table}_{Columns(foreignKey.Properties)}");
            foreach (IMutableIndex index in entity.GetIndexes())
                index.SetDatabaseName(index.Name ?? $"ix_{table}_{Columns(index.Properties)}");
            if (entity.ClrType.IsAssignableTo(typeof(AggregateRoot)))
                entity.FindProperty(nameof(AggregateRoot.Version))!.IsConcurrencyToken = true;
        }
    }

    private static string Columns(IEnumerable<IMutableProperty> properties) =>
        string.Join('_', properties.Select(property => ToSnakeCase(property.Name)));

    private static string ToSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && !char.IsUpper(name[i - 1]))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
