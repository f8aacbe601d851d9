using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.GeneratedClients;

/// <summary>A front end that has nothing but the types of openapi-typescript.</summary>
public abstract class ApplicantDayTests(HostFixture host)
{
    [Fact]
    public async Task An_applicant_s_day_goes_through_the_types_that_openapi_typescript_makes()
    {
        string paper = Directory.GetFiles(Repository.PathTo("examples", "papers"), "N01*").ShouldHaveSingleItem();

        string told = await Generators.RunTypeScriptAsync(
            host, "applicant-day", Repository.PathTo("tests", "data", "answers", "scenario-1.json"), paper);

        told.ShouldContain("a stale save: 412 applications.section_stale");
        told.ShouldContain("receipt: 200");
        told.ShouldContain("notice: ");
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : ApplicantDayTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : ApplicantDayTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
