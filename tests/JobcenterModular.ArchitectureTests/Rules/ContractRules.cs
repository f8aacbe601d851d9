using System.Reflection;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.ArchitectureTests.Rules;

/// <summary>Events travel and are stored: sealed records of plain values under a stable name of their own.</summary>
internal static class ContractRules
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(decimal), typeof(Guid),
        typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
    ];

    public static IEnumerable<string> Violations(IReadOnlyList<Type> types)
    {
        foreach (Type type in types.Where(type => !type.IsEnum))
        {
            if (!type.IsSealed || !type.IsAssignableTo(typeof(IntegrationEvent)))
                yield return $"{type.Name} is not a sealed record that derives from IntegrationEvent";
            if (type.GetCustomAttribute<EventNameAttribute>() is null)
                yield return $"{type.Name} has no [EventName]";
            foreach (PropertyInfo property in type.GetProperties().Where(property => !IsPlain(property.PropertyType)))
                yield return $"{type.Name}.{property.Name} is a {property.PropertyType.Name}";
        }

        foreach (IGrouping<string, Type> same in types.SelectMany(NamesOf, (type, name) => (type, name)).GroupBy(row => row.name, row => row.type, StringComparer.Ordinal))
        {
            if (same.Count() > 1)
                yield return $"{same.Key} is the name of {string.Join(" and ", same.Select(type => type.Name))}";
        }
    }

    private static IEnumerable<string> NamesOf(Type type) =>
        type.GetCustomAttribute<EventNameAttribute>() is { } named ? [named.Name, .. named.EarlierNames] : [];

    private static bool IsPlain(Type type)
    {
        Type value = Nullable.GetUnderlyingType(type) ?? type;
        if (value.IsGenericType && value.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            value = value.GetGenericArguments()[0];
        return Plain.Contains(value) || value.IsEnum;
    }
}
