[assembly: AssemblyFixture(typeof(JobcenterModular.IntegrationTests.Fixtures.TestServers))]

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>Ends what the tests of this run have started and shared.</summary>
public sealed class TestServers : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await PostgresServer.StopSharedAsync();
        await SmtpServer.StopSharedAsync();
        await ClamdServer.StopSharedAsync();
        await S3Server.StopSharedAsync();
    }
}
