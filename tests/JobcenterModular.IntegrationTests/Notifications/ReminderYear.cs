using JobcenterModular.Applications.Contracts;
using JobcenterModular.Appointments.Contracts;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.IntegrationTests.Notifications;

/// <summary>
/// A made-up year of an office: people begin, go on, send, delete; papers are awaited and come; talks are booked, moved and
/// cancelled. It knows by itself, and simply, what is true at each moment and which reminders are therefore due.
/// </summary>
internal sealed class ReminderYear(HostFixture host, Random random)
{
    private static readonly TimeOnly At = new(9, 0);

    private readonly List<Thing> _things = [];
    private readonly HashSet<Guid> _toldUnfinished = [];
    private long _version;

    private DateTimeOffset Now => host.Clock.GetUtcNow();

    private DateOnly Today => OfficeTime.DateAt(Now);

    /// <summary>Something happens, or nothing.</summary>
    public async Task HappenAsync()
    {
        _version++;
        switch (random.Next(10))
        {
            case 0 or 1:
                await StartAsync();
                break;
            case 2:
                await WithAsync(Kind.Draft, TouchAsync);
                break;
            case 3:
                await WithAsync(Kind.Draft, SendAsync);
                break;
            case 4:
                await WithAsync(Kind.Draft, DeleteAsync);
                break;
            case 5:
                await WithAsync(Kind.Evidence, CloseOrMoveEvidenceAsync);
                break;
            case 6:
                await WithAsync(Kind.Request, thing => CloseAsync(thing, new InformationRequestClosed(thing.Application, thing.Id, "answered", _version)));
                break;
            case 7:
                await WithAsync(Kind.Period, thing => CloseAsync(thing, new ApprovalPeriodClosed(thing.Application, thing.Id, "renewed", _version)));
                break;
            case 8:
                await WithAsync(Kind.Talk, MoveOrCancelAsync);
                break;
            default:
                await AskAsync();
                break;
        }
    }

    /// <summary>The reminders whose instant came between the last look and now, and that are true now: application, purpose, occasion, stage.</summary>
    public HashSet<(Guid, string, string, int)> Due(DateTimeOffset lastLook)
    {
        HashSet<(Guid, string, string, int)> due = [];
        foreach (Thing thing in _things.Where(thing => thing.Open))
        {
            foreach ((string purpose, DateTimeOffset at, int stage, string occasion) in RemindersOf(thing))
            {
                if (at > lastLook && at <= Now && at > thing.PlannedAt && (purpose != Purposes.DraftUnfinished || _toldUnfinished.Add(thing.Application)))
                    due.Add((thing.Application, purpose, occasion, stage));
            }
        }

        return due;
    }

    private static IEnumerable<(string Purpose, DateTimeOffset At, int Stage, string Occasion)> RemindersOf(Thing thing)
    {
        DateOnly day = thing.Day;
        string occasion = thing.Start is { } start ? start.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null) : day.ToString("yyyy-MM-dd", null);
        switch (thing.Kind)
        {
            case Kind.Draft:
                yield return (Purposes.DraftUnfinished, Berlin(thing.TouchedOn.AddDays(5)), 5, occasion);
                yield return (Purposes.DraftDeletion, Berlin(day.AddDays(-7)), 7, occasion);
                var last = new DateOnly(thing.BegunOn.Year, thing.BegunOn.Month, DateTime.DaysInMonth(thing.BegunOn.Year, thing.BegunOn.Month));
                yield return (Purposes.MonthEnd, Berlin(last.AddDays(-3)), 3, last.ToString("yyyy-MM-dd", null));
                break;
            case Kind.Talk:
                yield return (Purposes.AppointmentTomorrow, Berlin(day.AddDays(-1)), 1, occasion);
                break;
            default:
                int[] stages = thing.Kind == Kind.Period ? [56, 28, 7] : [7, 2, 0];
                string purpose = thing.Kind switch { Kind.Evidence => Purposes.EvidenceDue, Kind.Request => Purposes.InformationRequestDue, _ => Purposes.ApprovalPeriodEnds };
                foreach (int stage in stages)
                    yield return (purpose, Berlin(day.AddDays(-stage)), stage, occasion);
                break;
        }
    }

    private static DateTimeOffset Berlin(DateOnly day) => OfficeTime.StartOf(day).AddHours(9 + ClockChangeOn(day));

    // Nine o'clock is nine hours after midnight but on the two days on which the clock changes at night.
    private static int ClockChangeOn(DateOnly day) => (day.Month, day.DayOfWeek) switch
    {
        (3, DayOfWeek.Sunday) when day.Day > 24 => -1,
        (10, DayOfWeek.Sunday) when day.Day > 24 => 1,
        _ => 0,
    };

    private async Task StartAsync()
    {
        Guid application = Telling.NewId(host);
        DateOnly keepUntil = Today.AddDays(30);
        await TellAsync(new DraftStarted(application, Telling.ReferenceOf(application), null, [], keepUntil));
        _things.Add(new Thing(Kind.Draft, application, application, Now) { Day = keepUntil, TouchedOn = Today, BegunOn = Today });
    }

    private async Task TouchAsync(Thing draft)
    {
        DateOnly keepUntil = Today.AddDays(30);
        if (keepUntil == draft.Day)
            return;
        await TellAsync(new DraftKept(draft.Application, Telling.ReferenceOf(draft.Application), keepUntil, draft.BegunOn));
        (draft.Day, draft.TouchedOn) = (keepUntil, Today);
    }

    private async Task SendAsync(Thing draft)
    {
        await host.TellAsync(Telling.Submitted(host, draft.Application, "anna@mail.example"));
        draft.Open = false;
        _things.RemoveAll(thing => thing == draft);
        Guid application = draft.Application;
        if (random.Next(3) == 0)
            return;
        DateOnly due = Today.AddDays(random.Next(1, 25));
        await TellAsync(new EvidenceAwaited(application, "N01", "ap", "Mietvertrag", due, Awaited: true, _version));
        _things.Add(new Thing(Kind.Evidence, application, application, Now) { Day = due });
        if (random.Next(2) == 0)
        {
            DateOnly to = Today.AddDays(random.Next(20, 120));
            Guid period = Telling.NewId(host);
            await TellAsync(new ApprovalPeriodSet(application, period, Today, to, Provisional: false, _version));
            _things.Add(new Thing(Kind.Period, application, period, Now) { Day = to });
        }
    }

    private async Task DeleteAsync(Thing draft)
    {
        await TellAsync(new DraftDeleted(draft.Application, Telling.ReferenceOf(draft.Application), "owner"));
        _things.RemoveAll(thing => thing.Application == draft.Application);
    }

    private async Task CloseOrMoveEvidenceAsync(Thing item)
    {
        bool close = random.Next(2) == 0;
        DateOnly due = Today.AddDays(random.Next(1, 20));
        await TellAsync(new EvidenceAwaited(item.Application, "N01", "ap", "Mietvertrag", close ? null : due, !close, _version));
        if (close)
            _things.Remove(item);
        else if (due != item.Day)
            (item.Day, item.PlannedAt) = (due, Now);
    }

    private async Task CloseAsync(Thing thing, IntegrationEvent closed)
    {
        await TellAsync(closed);
        _things.Remove(thing);
    }

    private async Task MoveOrCancelAsync(Thing talk)
    {
        if (random.Next(2) == 0)
        {
            await CloseAsync(talk, new AppointmentCancelled(talk.Id, _version));
            return;
        }

        DateTimeOffset start = NewStart();
        await TellAsync(new AppointmentMoved(talk.Id, talk.Application, null, start, start.AddMinutes(30), "phone", "", null, Invitation: false, _version));
        (talk.Start, talk.Day, talk.PlannedAt) = (start, OfficeTime.DateAt(start), Now);
    }

    private async Task AskAsync()
    {
        Guid application = _things.Where(thing => thing.Kind is Kind.Evidence or Kind.Period).Select(thing => thing.Application).FirstOrDefault();
        if (application == default)
            return;
        Guid id = Telling.NewId(host);
        if (random.Next(2) == 0)
        {
            DateOnly due = Today.AddDays(random.Next(1, 20));
            await TellAsync(new InformationRequested(application, id, due, _version));
            _things.Add(new Thing(Kind.Request, application, id, Now) { Day = due });
        }
        else
        {
            DateTimeOffset start = NewStart();
            await TellAsync(new AppointmentBooked(id, application, null, start, start.AddMinutes(30), "onSite", "Marktplatz 1", null, Invitation: false, _version));
            _things.Add(new Thing(Kind.Talk, application, id, Now) { Start = start, Day = OfficeTime.DateAt(start) });
        }
    }

    private DateTimeOffset NewStart() => OfficeTime.InstantAt(Today.AddDays(random.Next(1, 15)), new TimeOnly(random.Next(8, 17), 15 * random.Next(4)));

    private async Task WithAsync(Kind kind, Func<Thing, Task> act)
    {
        List<Thing> fitting = [.. _things.Where(thing => thing.Kind == kind)];
        if (fitting.Count > 0)
            await act(fitting[random.Next(fitting.Count)]);
    }

    private Task TellAsync(IntegrationEvent news) => host.TellAsync(news with { EventId = Telling.NewId(host), OccurredAt = Now });

    private enum Kind
    {
        Draft,
        Evidence,
        Request,
        Period,
        Talk,
    }

    private sealed class Thing(Kind kind, Guid application, Guid id, DateTimeOffset plannedAt)
    {
        public Kind Kind { get; } = kind;

        public Guid Application { get; } = application;

        public Guid Id { get; } = id;

        public DateTimeOffset PlannedAt { get; set; } = plannedAt;

        public bool Open { get; set; } = true;

        public DateOnly Day { get; set; }

        public DateTimeOffset? Start { get; set; }

        public DateOnly TouchedOn { get; set; }

        public DateOnly BegunOn { get; init; }
    }
}
