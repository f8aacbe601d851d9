using System.Globalization;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Sending;
using JobcenterModular.Notifications.Sending.Mail;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications;

/// <summary>A host that hands its e-mails to the run's SMTP server.</summary>
public sealed class MailHost<TDatabase> : HostFixture<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private int _port;

    public override async ValueTask InitializeAsync()
    {
        _port = (await SmtpServer.SharedAsync()).Port;
        await base.InitializeAsync();
    }

    protected override void Configure(HostSettings settings)
    {
        settings["Mail:Host"] = SmtpServer.Host;
        settings["Mail:Port"] = _port.ToString(CultureInfo.InvariantCulture);
        settings["Notifications:Teams:leistung:Mails"] = "Each";
    }
}

/// <summary>What other modules tell, as it arrives from their outbox.</summary>
internal static class Telling
{
    public static readonly DateOnly KeepUntil = new(2027, 1, 21);

    public static ApplicationSubmitted Submitted(HostFixture host, Guid application, string? mailTo = null, string team = "leistung") => new(
        application,
        ReferenceOf(application),
        host.Clock.GetUtcNow(),
        new DateOnly(2026, 11, 20),
        new DateOnly(2026, 11, 1),
        team,
        Urgent: false,
        mailTo is null ? null : Seal(host, mailTo, $"applications.submitted:{application}"))
    {
        EventId = NewId(host),
    };

    public static DraftPaused Paused(HostFixture host, Guid application, string mailTo) => new(
        application,
        ReferenceOf(application),
        Seal(host, mailTo, $"applications.draft-paused:{application}"),
        Seal(host, "https://portal.example/weiter#code", $"applications.draft-paused:{application}"),
        KeepUntil)
    {
        EventId = NewId(host),
    };

    public static DraftDeleted Deleted(HostFixture host, Guid application) =>
        new(application, ReferenceOf(application), "owner") { EventId = NewId(host) };

    public static DraftStarted Started(HostFixture host, Guid application, string? owner) =>
        new(application, ReferenceOf(application), owner, [], KeepUntil) { EventId = NewId(host) };

    public static Guid NewId(HostFixture host) => Guid.CreateVersion7(host.Clock.GetUtcNow());

    public static string ReferenceOf(Guid application) => "R-" + application.ToString("N")[^12..];

    public static async Task TellAsync(this HostFixture host, IntegrationEvent integrationEvent)
    {
        await using AsyncServiceScope scope = host.Scope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Publish(integrationEvent, TestContext.Current.CancellationToken);
    }

    /// <summary>Lets the sender work until nothing that is due is left, however the background job helps.</summary>
    public static async Task SendDueMailAsync(this HostFixture host)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(60));
        while (await host.LedgerAsync(open => open.NextAttemptAt <= host.Clock.GetUtcNow() || open.State == DeliveryState.Sending) is { Count: > 0 })
        {
            await host.Services.GetRequiredService<SendLane<MailCarrier>>().RunAsync(bound.Token);
            await Task.Yield();
        }
    }

    /// <summary>The ledger beside the inbox.</summary>
    public static async Task<List<Delivery>> LedgerAsync(this HostFixture host, System.Linq.Expressions.Expression<Func<Delivery, bool>> which)
    {
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Deliveries.AsNoTracking()
            .Where(row => row.Channel != Channel.Inbox).Where(which).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static string Seal(HostFixture host, string text, string purpose) =>
        host.Services.GetRequiredService<Sealer>().SealText(text, purpose);
}
