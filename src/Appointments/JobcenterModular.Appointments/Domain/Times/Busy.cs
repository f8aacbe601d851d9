using System.Runtime.InteropServices;

namespace JobcenterModular.Appointments.Domain.Times;

/// <summary>Which lanes of which counters are taken, and when.</summary>
internal sealed class Busy
{
    private readonly Dictionary<Lane, Taken[]> _lanes;
    private readonly Dictionary<Guid, int> _minutes;

    public Busy() => (_lanes, _minutes) = ([], []);

    private Busy(Busy other) => (_lanes, _minutes) = (new(other._lanes), new(other._minutes));

    /// <summary>Nothing is taken.</summary>
    public static Busy Nothing => new();

    /// <summary>This lane is taken at these times.</summary>
    /// <param name="inOrder">In the order of time; they do not overlap.</param>
    public void Add(Lane lane, Taken[] inOrder)
    {
        int minutes = 0;
        for (int i = 0; i < inOrder.Length; i++)
        {
            if (i > 0 && inOrder[i].From < inOrder[i - 1].From)
                throw new ArgumentException("What is taken comes in the order of time.", nameof(inOrder));
            minutes += inOrder[i].Until - inOrder[i].From;
        }

        _lanes.Add(lane, inOrder);
        _minutes[lane.CounterId] = MinutesOf(lane.CounterId) + minutes;
    }

    /// <summary>The same and one time more.</summary>
    /// <exception cref="ArgumentException">It is taken already.</exception>
    public Busy With(Lane lane, Taken more)
    {
        ReadOnlySpan<Taken> before = On(lane);
        int at = 0;
        while (at < before.Length && before[at].Until <= more.From)
            at++;
        if (at < before.Length && before[at].From < more.Until)
            throw new ArgumentException("What is taken cannot be taken again.", nameof(more));
        var with = new Busy(this);
        with._lanes[lane] = [.. before[..at], more, .. before[at..]];
        with._minutes[lane.CounterId] = MinutesOf(lane.CounterId) + more.Until - more.From;
        return with;
    }

    /// <summary>What is taken of a lane, in the order of time.</summary>
    public ReadOnlySpan<Taken> On(Lane lane) => _lanes.TryGetValue(lane, out Taken[]? taken) ? taken : [];

    /// <summary>How much of a counter is taken in all: the fewer, the sooner it is the next.</summary>
    public int MinutesOf(Guid counter) => _minutes.GetValueOrDefault(counter);
}

/// <summary>Taken from one minute until, without it, another.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Taken(int From, int Until);
