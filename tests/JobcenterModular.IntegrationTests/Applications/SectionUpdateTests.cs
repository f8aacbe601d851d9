using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>The statement that stores a saved section names its columns by hand: here they are held to the aggregate.</summary>
public abstract class SectionUpdateTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_column_of_the_row_is_what_the_aggregate_says_after_a_save(bool directly)
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        await using AsyncServiceScope scope = host.Services.CreateAsyncScope();
        ApplicationsDbContext db = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        BenefitApplication draft = (await db.ReadApplicationAsync(new BenefitApplicationId(anna.Id), Cancelled))!;
        long version = draft.Version;

        Change(draft, directly);
        await db.StoreSectionAsync(draft, Cancelled);
        db.Forget();

        BenefitApplication stored = (await db.ReadApplicationAsync(draft.Id, Cancelled))!;
        stored.Version.ShouldBe(version + 1);
        foreach (IProperty column in db.Model.FindEntityType(typeof(BenefitApplication))!.GetProperties().Where(property => property.Name != nameof(draft.Version)))
            column.PropertyInfo!.GetValue(stored).ShouldBe(column.PropertyInfo.GetValue(draft), column.Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_save_over_somebody_elses_is_noticed_and_changes_nothing(bool directly)
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        await using AsyncServiceScope scope = host.Services.CreateAsyncScope();
        ApplicationsDbContext db = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        BenefitApplication draft = (await db.ReadApplicationAsync(new BenefitApplicationId(anna.Id), Cancelled))!;
        await anna.SaveAsync("person", new JsonObject { ["ap.last"] = "Sommer" });

        Change(draft, directly);
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => db.StoreSectionAsync(draft, Cancelled));

        (await anna.SectionAsync("person"))["ap.last"].Text().ShouldBe("Sommer");
    }

    // Every value that a save can change becomes another. Without the event the direct statement stores them all.
    private static void Change(BenefitApplication draft, bool directly)
    {
        AnswerSheet sheet = AnswerSheet.Empty.With("contact", new JsonObject { ["addr.city"] = "Müßigbrunn 'a\"{0}" });
        DateTimeOffset now = draft.LastActivityAt.AddHours(1);
        draft.SaveSection(
            "contact", sheet, highestPersonNumber: 7, new FormStanding(new FormCounts(11, 13), Urgent: true),
            new Clocked(now, draft.KeepUntil, KeepDays: 5));
        draft.DomainEvents.ShouldHaveSingleItem();
        if (directly)
            draft.ClearDomainEvents();
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : SectionUpdateTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : SectionUpdateTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
