using System.Globalization;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Notifications.Contacts;

/// <summary>A host with gateways for text messages and messenger, and the run's SMTP server.</summary>
public class GatewayHost(ITestDatabase database, Action<HostSettings>? configure = null) : HostFixture(database)
{
    public const string MailSecret = "another secret, of the mail server, 32+";

    private int _mailPort;

    public GatewayServer Gateway { get; private set; } = null!;

    /// <summary>A host for one test; dispose it.</summary>
    public static new async Task<GatewayHost> StartAsync(ITestDatabase database, Action<HostSettings>? configure = null)
    {
        var host = new GatewayHost(database, configure);
        await host.InitializeAsync();
        return host;
    }

    public override async ValueTask InitializeAsync()
    {
        Gateway = await GatewayServer.StartAsync(Clock);
        _mailPort = (await SmtpServer.SharedAsync()).Port;
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Gateway.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void Configure(HostSettings settings)
    {
        settings["Mail:Host"] = SmtpServer.Host;
        settings["Mail:Port"] = _mailPort.ToString(CultureInfo.InvariantCulture);
        settings["Security:TokenLifetime"] = "30.00:00:00"; // The clock moves on by days.
        settings["Mail:CallbackSecret"] = MailSecret;
        settings["Sms:Url"] = Gateway.Url.ToString();
        settings["Sms:Secret"] = GatewayServer.Secret;
        settings["Messenger:Url"] = Gateway.Url.ToString();
        settings["Messenger:Secret"] = GatewayServer.Secret;
        configure?.Invoke(settings);
    }
}

/// <summary>The same for the tests of one class.</summary>
public sealed class GatewayHost<TDatabase>() : GatewayHost(new TDatabase())
    where TDatabase : ITestDatabase, new();
