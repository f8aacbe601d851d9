using System.Runtime.InteropServices;
using JobcenterModular.Appointments.Domain.Rules;

namespace JobcenterModular.Appointments.Domain.Times;

/// <summary>One of the talks that can take place at a counter at the same time. With capacity n it has the lanes 0 to n - 1.</summary>
/// <param name="CounterId">The counter.</param>
/// <param name="Number">Which of its lanes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Lane(Guid CounterId, int Number)
{
    /// <summary>All lanes that a counter has at any of its hours.</summary>
    public static IEnumerable<Lane> Of(Counter counter)
    {
        int capacity = 0;
        foreach (OpeningHours hours in counter.Hours)
            capacity = Math.Max(capacity, hours.Capacity);
        for (int number = 0; number < capacity; number++)
            yield return new Lane(counter.Id, number);
    }
}
