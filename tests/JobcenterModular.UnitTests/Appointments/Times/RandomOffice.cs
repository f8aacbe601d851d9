using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.BuildingBlocks.Calendar;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.UnitTests.Appointments.Times;

/// <summary>A place with rules, bookings and a wish of any shape, in any of ten years; often around a holiday or a clock change.</summary>
internal sealed class RandomOffice
{
    public const int Tick = 5;

    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2034, 12, 28);
    private static readonly Guid[] TypeIds = [.. Enumerable.Range(1, 3).Select(number => new Guid(number, 0, 0, new byte[8]))];

    private readonly Random _random;

    private RandomOffice(int seed)
    {
        Seed = seed;
        _random = new Random(seed);
        Day = AnyDay();
        Type = AnyType();
        Place = AnyPlace();
        Busy = AnyBusy();
        int from = Minutes.Of(OfficeTime.StartOf(Day)) + (Tick * _random.Next(0, 200));
        Wish = new Wish(TypeIds[0], Type, AppointmentMode.OnSite, null, [], from, from + (Tick * _random.Next(1, 3 * 24 * 12)));
    }

    public static Arbitrary<RandomOffice> Any { get; } = Gen.Choose(0, int.MaxValue - 1).Select(Of).ToArbitrary();

    public int Seed { get; }

    public DateOnly Day { get; }

    public TypeContent Type { get; }

    public PlaceContent Place { get; }

    public Busy Busy { get; }

    public Wish Wish { get; }

    /// <summary>What is taken, as written down.</summary>
    public List<(Guid Counter, int Lane, Taken Taken)> Bookings { get; } = [];

    /// <summary>The same office for the same seed.</summary>
    public static RandomOffice Of(int seed) => new(seed);

    /// <summary>Repeats the case: a failure is told with it.</summary>
    public override string ToString() => $"seed {Seed}, {Place.Land}, from {Day:O}, {Wish}";

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T One<T>(params T[] some) => some[_random.Next(some.Length)];

    private DateOnly AnyDay()
    {
        int year = _random.Next(2025, 2035);
        return _random.Next(4) switch
        {
            0 => LastSunday(year, One(3, 10)).AddDays(-_random.Next(0, 3)),
            1 => One(new DateOnly(year, 12, 23), new DateOnly(year, 10, 30), Easter.SundayOf(year).AddDays(One(-3, 0, 38, 49, 59)), new DateOnly(year, 2, 27)),
            _ => First.AddDays(_random.Next(Last.DayNumber - First.DayNumber)),
        };
    }

    private static DateOnly LastSunday(int year, int month)
    {
        DateOnly end = new(year, month, 31);
        return end.AddDays(-(int)end.DayOfWeek);
    }

    private TypeContent AnyType() => SampleRules.OneType with
    {
        DurationMinutes = Tick * _random.Next(1, 20),
        PreparationMinutes = Chance(50) ? 0 : Tick * _random.Next(1, 6),
        FollowUpMinutes = Chance(50) ? 0 : Tick * _random.Next(1, 6),
        StepMinutes = One(5, 10, 15, 20, 30, 45, 60),
        ValidFrom = Near(First, 10),
        ValidUntil = End(10),
    };

    private PlaceContent AnyPlace() => SampleRules.OnePlace with
    {
        Land = One(Enum.GetValues<Land>()),
        LocalDays = Chance(20) ? [new LocalDay("Am Ort", Day.ToString("MM-dd"), Chance(50) ? null : new TimeOnly(11, 0))] : [],
        ValidFrom = Near(First, 10),
        ValidUntil = End(10),
        Counters = [.. Enumerable.Range(1, _random.Next(1, 3)).Select(AnyCounter)],
        Closures = AnyClosures(30),
    };

    private Counter AnyCounter(int number) => SampleRules.OneCounter with
    {
        Id = new Guid(100 + number, 0, 0, new byte[8]),
        Modes = Chance(95) ? [AppointmentMode.OnSite] : [AppointmentMode.Phone],
        ValidFrom = Near(First, 10),
        ValidUntil = End(10),
        Hours = AnyHours(),
        Absences = AnyClosures(30),
    };

    // Morning and afternoon, whose edges may lie at the night hours in which the clock changes.
    private OpeningHours[] AnyHours()
    {
        int[] edges = [.. Enumerable.Range(0, 4).Select(_ => Chance(25) ? _random.Next(0, 20) : _random.Next(24, 80)).Distinct().Order()];
        return [.. edges.Zip(edges.Skip(1)).Where((_, index) => index != 1).Select(edge => new OpeningHours(
            [.. Enum.GetValues<DayOfWeek>().Where(_ => Chance(80))],
            new TimeOnly(edge.First / 4, edge.First % 4 * 15),
            new TimeOnly(edge.Second / 4, edge.Second % 4 * 15),
            Chance(75) ? 1 : _random.Next(2, 4),
            Near(First.AddDays(_random.Next(0, 7)), 10),
            End(10),
            _random.Next(1, 5),
            One<IReadOnlyList<Guid>?>(null, null, null, [TypeIds[0], TypeIds[1]], [TypeIds[2]])))];
    }

    private Closed[] AnyClosures(int percent) =>
    [
        .. Enumerable.Range(0, Chance(percent) ? _random.Next(1, 4) : 0).Select(_ =>
        {
            DateTimeOffset from = OfficeTime.StartOf(Day).AddSeconds(_random.Next(0, 3 * 86_400));
            return new Closed(Guid.Empty, from, from.AddSeconds(One(90, 3_600, 5_400, 86_400)), null);
        }),
    ];

    private Busy AnyBusy()
    {
        var busy = new Busy();
        foreach (Counter counter in Place.Counters)
        {
            for (int lane = 0; lane < 4; lane++)
            {
                List<Taken> taken = [];
                int at = Minutes.Of(OfficeTime.StartOf(Day));
                for (int number = _random.Next(0, 25); number > 0; number--)
                {
                    int from = at + _random.Next(0, 200);
                    at = from + _random.Next(1, 90);
                    taken.Add(new Taken(from, at));
                    Bookings.Add((counter.Id, lane, new Taken(from, at)));
                }

                busy.Add(new Lane(counter.Id, lane), [.. taken]);
            }
        }

        return busy;
    }

    private DateOnly Near(DateOnly otherwise, int percent) => Chance(percent) ? Day.AddDays(_random.Next(-1, 3)) : otherwise;

    private DateOnly? End(int percent) => Chance(percent) ? Day.AddDays(_random.Next(0, 3)) : null;
}
