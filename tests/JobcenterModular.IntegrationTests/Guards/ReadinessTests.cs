using System.Net;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Guards;

/// <summary>A load balancer must not send people to a host whose database is behind.</summary>
public sealed class ReadinessTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_is_ready_only_once_every_module_has_the_schema_of_its_version()
    {
        PostgresServer server = await PostgresServer.SharedAsync();
        Requirement.Check(server.Missing);
        string empty = await server.CreateEmptyDatabaseAsync();
        await using HostFixture host = await HostFixture.StartAsync(new PostgreSql(), settings =>
        {
            settings["Database:ConnectionString"] = empty;
            settings["Database:MigrateAtStart"] = "false";
        });

        Reply before = await host.Client.FetchAsync("/health/ready");
        foreach (IModuleStore store in host.Services.GetServices<IModuleStore>())
            await store.MigrateAsync(Cancelled);
        Reply after = await host.Client.FetchAsync("/health/ready");

        before.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        before.Json["status"].Text().ShouldBe("outdated");
        before.Json["modules"]!["applications"].Text().ShouldBe("outdated");
        after.Expect(HttpStatusCode.OK).Json["status"].Text().ShouldBe("ready");
    }
}
