using System.Globalization;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>What the command that verifies the logs says.</summary>
internal static class LogVerdict
{
    public static async Task<string> OfAsync(HostFixture host) => (await RunAsync(host)).Text;

    public static async Task<(int ExitCode, string Text)> RunAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        IModuleCommand command = scope.ServiceProvider.GetServices<IModuleCommand>().Single(candidate => candidate.Verb == "--verify-log");
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        int exitCode = await command.RunAsync(output, TestContext.Current.CancellationToken);
        return (exitCode, output.ToString().Trim());
    }
}
