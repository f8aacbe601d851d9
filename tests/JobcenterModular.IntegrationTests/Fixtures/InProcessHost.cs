using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>The real Host in this process behind real Kestrel on a free port: same middleware, same limits, same wire.</summary>
internal sealed class InProcessHost : WebApplicationFactory<Program>
{
    private readonly HostSettings _settings;
    private readonly TestLog _log;

    public InProcessHost(HostSettings settings, TestLog log)
    {
        (_settings, _log) = (settings, log);
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        foreach ((string key, string? value) in _settings.Values)
            builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(_log));
        builder.ConfigureTestServices(_settings.ApplyTo);
    }
}
