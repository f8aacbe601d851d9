using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Appointments.UseCases.Times;

/// <summary>
/// What was taken at a place on a day when somebody last looked, so that of many who want a time there at once not each has to ask. It proposes a lane
/// and nothing more: the database decides who gets it, and nobody is refused because of what is remembered.
/// </summary>
internal sealed class RememberedDays(IOptions<OfficeOptions> office) : IDisposable
{
    /// <summary>Who frees a time does not say so here: for so long it looks taken, and a counter looks busier than it is.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private readonly Lock _changing = new();
    private readonly MemoryCache _days = new(new MemoryCacheOptions { SizeLimit = 2_000 });

    /// <summary>The day; null if it is not remembered.</summary>
    public RememberedDay? Find(Known<PlaceContent> place, DateOnly day) => _days.Get<RememberedDay>(KeyOf(place, day));

    /// <summary>Remembers what was just read for all counters of the place. Of several who read at once the first counts: others go by it already.</summary>
    public RememberedDay Keep(Known<PlaceContent> place, DateOnly day, Busy busy)
    {
        lock (_changing)
        {
            return Find(place, day) ?? _days.Set(
                KeyOf(place, day), new RememberedDay(busy), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime });
        }
    }

    /// <summary>It is not as it is remembered; a newer memory of it stays.</summary>
    public void Forget(Known<PlaceContent> place, DateOnly day, RememberedDay wrong)
    {
        lock (_changing)
        {
            if (ReferenceEquals(Find(place, day), wrong))
                _days.Remove(KeyOf(place, day));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _days.Dispose();

    private (string Office, Guid Place, long Version, DateOnly Day) KeyOf(Known<PlaceContent> place, DateOnly day) =>
        (office.Value.Key, place.Id, place.Version, day);
}

/// <summary>One day at a place, shared by all who want a time of it.</summary>
internal sealed class RememberedDay(Busy busy)
{
    private Busy _busy = busy;

    /// <summary>As it looks now.</summary>
    public Busy Busy => Volatile.Read(ref _busy);

    /// <summary>Lets it look taken to all who come later; false if it looks different since it was seen.</summary>
    public bool TryTake(Busy seen, Lane lane, Taken taken) =>
        ReferenceEquals(Interlocked.CompareExchange(ref _busy, seen.With(lane, taken), seen), seen);
}
