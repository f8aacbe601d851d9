using System.Collections.Concurrent;
using System.Net.Mail;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Jobs;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.Sending.Mail;
using JobcenterModular.Notifications.UseCases.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Notifications;

/// <summary>Reminders come when they are due, once, and never of what is no longer so.</summary>
public abstract class ReminderTests(ITestDatabase database)
{
    private static readonly string[] All =
    [
        Purposes.DraftUnfinished, Purposes.DraftDeletion, Purposes.MonthEnd, Purposes.EvidenceDue,
        Purposes.InformationRequestDue, Purposes.ApprovalPeriodEnds, Purposes.AppointmentTomorrow,
    ];

    private readonly SwitchedTransport _transport = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Over_a_year_with_both_clock_changes_exactly_the_true_reminders_are_told(int seed)
    {
        await using HostFixture host = await StartAsync();
#pragma warning disable CA5394 // A seed that a failure names; nothing secret depends on it.
        var random = new Random(seed);
#pragma warning restore CA5394
        var year = new ReminderYear(host, random);
        DateTimeOffset lastLook = host.Clock.GetUtcNow();
        int number = 0;
        for (var day = new DateOnly(2027, 1, 1); day.Year == 2027; day = day.AddDays(1))
        {
            foreach (TimeOnly time in (TimeOnly[])[new(9, 5), new(15, 30)])
            {
                host.Clock.SetTo(OfficeTime.InstantAt(day, time));
                HashSet<(Guid, string, string, int)> due = year.Due(lastLook);
                lastLook = host.Clock.GetUtcNow();
                List<Reminder> reminders = await RemindAsync(host);
                HashSet<(Guid, string, string, int)> told = [.. reminders.Select(row => (row.RecipientId, row.Purpose, row.Occasion, row.Stage))];
                due.Except(told).ShouldBeEmpty($"Due and not told: {day} {time}, seed {seed}");
                told.Except(due).ShouldBeEmpty($"Told and not true: {day} {time}, seed {seed}");
                number += reminders.Count;
                await year.HappenAsync();
            }
        }

        number.ShouldBeGreaterThan(100, "Otherwise this shows nothing.");
        await using AsyncServiceScope scope = host.Scope();
        NotificationsDbContext db = scope.ServiceProvider.GetRequiredService<NotificationsDbContext>();
        (await db.Notices.CountAsync(row => row.ReminderId != null, Cancelled)).ShouldBeInRange(1, number, "Those of deleted drafts are gone.");
    }

    [Fact]
    public async Task A_reminder_that_waits_for_the_mail_server_is_cancelled_when_the_paper_comes()
    {
        await using HostFixture host = await StartAsync();
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Submitted(host, application, "anna@mail.example"));
        await host.SendDueMailAsync();
        DateOnly due = OfficeTime.DateAt(host.Clock.GetUtcNow()).AddDays(10);
        await host.TellAsync(Awaited(host, application, due, 1));
        _transport.Works = false;
        host.Clock.SetTo(OfficeTime.InstantAt(due.AddDays(-7), new TimeOnly(9, 1)));
        (await RemindAsync(host)).ShouldHaveSingleItem();
        await host.SendDueMailAsync();

        await host.TellAsync(Awaited(host, application, null, 2));
        _transport.Works = true;
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        await host.SendDueMailAsync();

        _transport.Sent.Count.ShouldBe(1, "Only the confirmation of the submission.");
        (await host.LedgerAsync(row => row.ApplicationId == application && row.Purpose == Purposes.EvidenceDue))
            .ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Cancelled);
    }

    [Fact]
    public async Task After_days_of_standstill_only_the_reminder_of_today_is_told()
    {
        await using HostFixture host = await StartAsync();
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Submitted(host, application));
        DateOnly due = OfficeTime.DateAt(host.Clock.GetUtcNow()).AddDays(10);
        await host.TellAsync(Awaited(host, application, due, 1));

        host.Clock.SetTo(OfficeTime.InstantAt(due, new TimeOnly(10, 0)));

        Reminder told = (await RemindAsync(host)).ShouldHaveSingleItem();
        told.Stage.ShouldBe(0);
        await using AsyncServiceScope scope = host.Scope();
        Notice notice = await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Notices.SingleAsync(row => row.ReminderId == told.Id, Cancelled);
        notice.Body.ShouldContain("– Mietvertrag");
        notice.Body.ShouldContain("letzte Tag");
    }

    [Fact]
    public async Task Words_that_arrive_in_the_wrong_order_end_at_the_newest()
    {
        await using HostFixture host = await StartAsync();
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Submitted(host, application));
        DateOnly due = OfficeTime.DateAt(host.Clock.GetUtcNow()).AddDays(10);

        await host.TellAsync(Awaited(host, application, null, 5));
        await host.TellAsync(Awaited(host, application, due, 4));

        host.Clock.SetTo(OfficeTime.InstantAt(due.AddDays(-7), new TimeOnly(9, 1)));
        (await RemindAsync(host)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_that_was_sent_is_never_spoken_of_even_if_an_old_word_comes_late()
    {
        await using HostFixture host = await StartAsync();
        Guid application = Telling.NewId(host);
        DateTimeOffset begun = host.Clock.GetUtcNow();
        DateOnly today = OfficeTime.DateAt(begun);
        await host.TellAsync(Telling.Submitted(host, application, "anna@mail.example"));

        await host.TellAsync(Telling.Started(host, application, null) with { OccurredAt = begun });
        await host.TellAsync(new DraftKept(application, Telling.ReferenceOf(application), today.AddDays(60), today) { EventId = Telling.NewId(host), OccurredAt = begun });

        host.Clock.Advance(TimeSpan.FromDays(59));
        (await RemindAsync(host)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_hosts_that_queue_and_tell_at_once_tell_each_reminder_once()
    {
        await using HostFixture host = await StartAsync();
        DateOnly due = OfficeTime.DateAt(host.Clock.GetUtcNow()).AddDays(10);
        for (int i = 0; i < 30; i++)
        {
            Guid application = Telling.NewId(host);
            await host.TellAsync(Telling.Submitted(host, application));
            await host.TellAsync(Awaited(host, application, due, 1));
        }

        host.Clock.SetTo(OfficeTime.InstantAt(due.AddDays(-7), new TimeOnly(9, 1)));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using AsyncServiceScope scope = host.Scope();
            await scope.ServiceProvider.GetRequiredService<ReminderQueue>().QueueDueAsync(All, Cancelled);
            await ActivatorUtilities.CreateInstance<TellRemindersJob>(host.Services).RunAsync(Cancelled);
        }));
        await RemindAsync(host);

        await using AsyncServiceScope look = host.Scope();
        NotificationsDbContext db = look.ServiceProvider.GetRequiredService<NotificationsDbContext>();
        (await db.Notices.CountAsync(row => row.Purpose == Purposes.EvidenceDue, Cancelled)).ShouldBe(30);
    }

    private static EvidenceAwaited Awaited(HostFixture host, Guid application, DateOnly? due, long version) =>
        new(application, "N01", "ap", "Mietvertrag", due, due is not null, version) { EventId = Telling.NewId(host), OccurredAt = host.Clock.GetUtcNow() };

    // Queues what is due, tells it, and answers what was told. The background job may help.
    private static async Task<List<Reminder>> RemindAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        NotificationsDbContext db = scope.ServiceProvider.GetRequiredService<NotificationsDbContext>();
        List<Guid> before = await db.Reminders.Where(row => row.State == ReminderState.Told).Select(row => row.Id).ToListAsync(Cancelled);
        await scope.ServiceProvider.GetRequiredService<ReminderQueue>().QueueDueAsync(All, Cancelled);
        TellRemindersJob job = host.Services.GetRequiredService<TellRemindersJob>();
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        bound.CancelAfter(TimeSpan.FromSeconds(60));
        while (await db.ReminderQueue.AnyAsync(bound.Token))
            await job.RunAsync(bound.Token);
        return await db.Reminders.AsNoTracking().Where(row => row.State == ReminderState.Told && !before.Contains(row.Id)).ToListAsync(Cancelled);
    }

    private Task<HostFixture> StartAsync() => HostFixture.StartAsync(database, settings =>
        settings.Services(services => services.Replace(ServiceDescriptor.Singleton<IMailTransport>(_transport))));

    private sealed class SwitchedTransport : IMailTransport
    {
        public bool Works { get; set; } = true;

        public ConcurrentBag<Guid> Sent { get; } = [];

        public Task SendAsync(Guid deliveryId, MailMessage message, CancellationToken cancellationToken)
        {
            if (!Works)
                throw new SmtpException(SmtpStatusCode.ServiceNotAvailable);
            Sent.Add(deliveryId);
            return Task.CompletedTask;
        }
    }

    public sealed class OnSqlite() : ReminderTests(new Sqlite());

    public sealed class OnPostgreSql() : ReminderTests(new PostgreSql());
}
