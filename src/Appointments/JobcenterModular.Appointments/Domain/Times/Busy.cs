using System.Runtime.InteropServices;

namespace JobcenterModular.Appointments.Domain.Times;

/// <summary>Which lanes of which counters are taken, and when. A counter with capacity n has the lanes 0 to n - 1.</summary>
internal sealed class Busy
{
    private readonly Dictionary<(Guid Counter, int Lane), IReadOnlyList<Taken>> _lanes = [];

    /// <summary>Nothing is taken.</summary>
    public static Busy Nothing => new();

    /// <summary>This lane is taken at these times.</summary>
    /// <param name="inOrder">In the order of time; they do not meet.</param>
    public void Add(Guid counter, int lane, IReadOnlyList<Taken> inOrder)
    {
        for (int i = 1; i < inOrder.Count; i++)
        {
            if (inOrder[i].From < inOrder[i - 1].From)
                throw new ArgumentException("What is taken comes in the order of time.", nameof(inOrder));
        }

        _lanes.Add((counter, lane), inOrder);
    }

    /// <summary>What is taken of a lane, in the order of time.</summary>
    public IReadOnlyList<Taken> On(Guid counter, int lane) => _lanes.TryGetValue((counter, lane), out IReadOnlyList<Taken>? taken) ? taken : [];

    /// <summary>How much of a counter is taken in all: the fewer, the sooner it is the next.</summary>
    public int MinutesOf(Guid counter) => _lanes.Where(pair => pair.Key.Counter == counter).Sum(pair => pair.Value.Sum(taken => taken.Until - taken.From));
}

/// <summary>Taken from one minute until, without it, another.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Taken(int From, int Until);
