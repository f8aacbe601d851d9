using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>What a host has logged as its own fault, for messages of failing tests.</summary>
internal static class HostFailures
{
    private const int Most = 5;

    public static string Failures(this HostFixture host) => string.Join('\n', host.Log.Lines
        .Where(line => line.Level >= LogLevel.Error).Take(Most).Select(line => $"{line.Category}: {line.Text} {line.Exception}"));
}
