using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications.Desk;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.GeneratedClients;

/// <summary>A caseworker's tool that has nothing but the client that NSwag generates.</summary>
public abstract class CaseworkerDayTests(HostFixture host)
{
    [Fact]
    public async Task A_caseworker_s_day_goes_through_the_client_that_NSwag_generates()
    {
        (Guid application, string _) = await host.SendAsync();

        string told = await Generators.RunCSharpAsync(
            host,
            "CaseworkerDay",
            host.TokenForRole(Roles.Caseworker, "carla"),
            "carla",
            host.TokenForRole(Roles.TeamLead),
            application.ToString());

        told.ShouldContain("refused as documented: 412 desk.stale");
        told.ShouldContain("the item is WaitingForCustomer");
        told.ShouldContain("decided: Granted");
        told.ShouldContain("form defect: True");
        told.ShouldContain("the day ends: Done");
    }

    /// <summary>The program asks for dates from the clock on the wall, as a tool does.</summary>
    public sealed class Today<TDatabase> : HostFixture<TDatabase>
        where TDatabase : ITestDatabase, new()
    {
        protected override void Configure(HostSettings settings) =>
            settings.Services(services => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System)));
    }

    public sealed class OnSqlite(Today<Sqlite> host) : CaseworkerDayTests(host), IClassFixture<Today<Sqlite>>;

    public sealed class OnPostgreSql(Today<PostgreSql> host) : CaseworkerDayTests(host), IClassFixture<Today<PostgreSql>>;
}
