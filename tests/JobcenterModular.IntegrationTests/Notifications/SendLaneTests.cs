using System.Collections.Concurrent;
using System.Net.Mail;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.Sending;
using JobcenterModular.Notifications.Sending.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Notifications;

/// <summary>Several senders, failing servers, killed hosts: each e-mail goes out once as the ledger sees it.</summary>
public abstract class SendLaneTests(ITestDatabase database)
{
    private readonly RecordingTransport _transport = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_senders_share_the_work_and_none_sends_twice()
    {
        await using HostFixture host = await StartAsync();
        for (int i = 0; i < 20; i++)
            await host.TellAsync(Telling.Submitted(host, Telling.NewId(host), "anna@mail.example"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<SendLane<MailCarrier>>(host.Services).RunAsync(Cancelled)));
        await host.SendDueMailAsync();

        _transport.Sent.Count.ShouldBe(40);
        _transport.Sent.Distinct().Count().ShouldBe(40);
        (await host.LedgerAsync(row => row.State == DeliveryState.HandedOver)).Count.ShouldBe(40);
    }

    [Fact]
    public async Task A_mail_that_fails_is_tried_again_after_a_pause()
    {
        await using HostFixture host = await StartAsync();
        _transport.Fault = new SmtpException(SmtpStatusCode.ServiceNotAvailable);
        await host.TellAsync(Telling.Paused(host, Telling.NewId(host), "anna@mail.example"));
        await host.SendDueMailAsync();
        (await host.LedgerAsync(_ => true)).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.FailedForNow);

        _transport.Fault = null;
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await host.SendDueMailAsync();

        Delivery delivery = (await host.LedgerAsync(_ => true)).ShouldHaveSingleItem();
        delivery.State.ShouldBe(DeliveryState.HandedOver);
        delivery.Attempts.ShouldBe(2);
        _transport.Sent.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_mail_that_always_fails_ends_as_failed_with_an_alarm_and_is_not_forgotten()
    {
        await using HostFixture host = await StartAsync(settings => settings["Mail:Lane:MaxAttempts"] = "2");
        _transport.Fault = new SmtpException(SmtpStatusCode.ServiceNotAvailable);
        await host.TellAsync(Telling.Paused(host, Telling.NewId(host), "anna@mail.example"));
        await host.SendDueMailAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await host.SendDueMailAsync();

        Delivery delivery = (await host.LedgerAsync(_ => true)).ShouldHaveSingleItem();
        delivery.State.ShouldBe(DeliveryState.FailedForGood);
        delivery.LastError.ShouldBe("smtp-ServiceNotAvailable");
    }

    [Fact]
    public async Task What_a_killed_host_had_in_hand_is_sent_after_its_lease_and_not_before()
    {
        await using HostFixture host = await StartAsync();
        _transport.Fault = new SmtpException(SmtpStatusCode.ServiceNotAvailable);
        await host.TellAsync(Telling.Paused(host, Telling.NewId(host), "anna@mail.example"));
        await host.SendDueMailAsync();
        _transport.Fault = null;
        await LeaveInHandAsync(host);

        host.Clock.Advance(TimeSpan.FromSeconds(29));
        await host.Services.GetRequiredService<SendLane<MailCarrier>>().RunAsync(Cancelled);
        _transport.Sent.ShouldBeEmpty();
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await host.SendDueMailAsync();

        _transport.Sent.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_draft_that_is_deleted_while_its_mail_waits_is_never_written_to()
    {
        await using HostFixture host = await StartAsync();
        _transport.Fault = new SmtpException(SmtpStatusCode.ServiceNotAvailable);
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Paused(host, application, "anna@mail.example"));
        await host.SendDueMailAsync();
        _transport.Fault = null;

        await host.TellAsync(Telling.Deleted(host, application));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.SendDueMailAsync();

        _transport.Sent.ShouldBeEmpty();
        Delivery delivery = (await host.LedgerAsync(_ => true)).ShouldHaveSingleItem();
        delivery.State.ShouldBe(DeliveryState.Cancelled);
        delivery.SealedLetter.ShouldBeNull();
    }

    [Fact]
    public async Task A_draft_that_is_deleted_while_a_killed_host_had_its_mail_in_hand_is_never_written_to()
    {
        await using HostFixture host = await StartAsync();
        _transport.Fault = new SmtpException(SmtpStatusCode.ServiceNotAvailable);
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Paused(host, application, "anna@mail.example"));
        await host.SendDueMailAsync();
        _transport.Fault = null;
        await LeaveInHandAsync(host);

        await host.TellAsync(Telling.Deleted(host, application));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.SendDueMailAsync();

        _transport.Sent.ShouldBeEmpty();
        (await host.LedgerAsync(_ => true)).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Cancelled);
    }

    private static async Task LeaveInHandAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        DateTimeOffset? leaseEnd = host.Clock.GetUtcNow().AddSeconds(30);
        await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Deliveries.Where(row => row.Channel != Channel.Inbox).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, DeliveryState.Sending).SetProperty(row => row.NextAttemptAt, leaseEnd), Cancelled);
    }

    private Task<HostFixture> StartAsync(Action<HostSettings>? configure = null) => HostFixture.StartAsync(database, settings =>
    {
        configure?.Invoke(settings);
        settings["Notifications:Teams:leistung:Mails"] = "Each";
        settings.Services(services => services.Replace(ServiceDescriptor.Singleton<IMailTransport>(_transport)));
    });

    private sealed class RecordingTransport : IMailTransport
    {
        public ConcurrentBag<Guid> Sent { get; } = [];

        public Exception? Fault { get; set; }

        public async Task SendAsync(Guid deliveryId, MailMessage message, CancellationToken cancellationToken)
        {
            await Task.Yield();
            if (Fault is not null)
                throw Fault;
            Sent.Add(deliveryId);
        }
    }

    public sealed class OnSqlite() : SendLaneTests(new Sqlite());

    public sealed class OnPostgreSql() : SendLaneTests(new PostgreSql());
}
