using System.Reflection;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.IntegrationTests.Guards;

/// <summary>An event with every field filled, always the same: the first draft of its stored sample.</summary>
internal static class EventSamples
{
    private static readonly Guid Id = new("0192f0c0-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Instant = new(2026, 11, 23, 9, 30, 15, TimeSpan.Zero);

    public static IntegrationEvent Create(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        var created = (IntegrationEvent)constructor.Invoke([.. constructor.GetParameters().Select(ValueFor)]);
        return created with { EventId = Id, OccurredAt = Instant, Office = "musterstadt" };
    }

    private static object ValueFor(ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(0)!;
        return type switch
        {
            _ when type == typeof(string) => parameter.Name!,
            _ when type == typeof(Guid) => Id,
            _ when type == typeof(DateTimeOffset) => Instant,
            _ when type == typeof(DateOnly) => DateOnly.FromDateTime(Instant.DateTime),
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 7,
            _ when type == typeof(long) => 7L,
            _ when type == typeof(IReadOnlyList<string>) => new[] { "first", "second" },
            _ when type == typeof(IReadOnlyList<Guid>) => new[] { Id },
            _ when type == typeof(IReadOnlyList<DateTimeOffset>) => new[] { Instant },
            _ => throw new NotSupportedException($"No sample value for {parameter.Name} of type {type.Name}."),
        };
    }
}
