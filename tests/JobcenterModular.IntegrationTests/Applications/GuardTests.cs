using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>What is saved beside an aggregate excludes its other changes, even when the clock stands still.</summary>
public abstract class GuardTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guarded_aggregate_that_did_not_change_gets_a_new_version_and_excludes_a_rival()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        var id = new BenefitApplicationId(anna.Id);
        await using AsyncServiceScope first = host.Services.CreateAsyncScope();
        await using AsyncServiceScope second = host.Services.CreateAsyncScope();
        ApplicationsDbContext winner = first.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        ApplicationsDbContext loser = second.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        BenefitApplication won = (await winner.FindApplicationAsync(id, Cancelled))!;
        BenefitApplication lost = (await loser.FindApplicationAsync(id, Cancelled))!;
        long version = won.Version;

        winner.Guard(won);
        await winner.SaveChangesAsync(Cancelled);
        loser.Guard(lost);

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => loser.SaveChangesAsync(Cancelled));
        (await winner.ReadApplicationAsync(id, Cancelled))!.Version.ShouldBe(version + 1);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : GuardTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : GuardTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
