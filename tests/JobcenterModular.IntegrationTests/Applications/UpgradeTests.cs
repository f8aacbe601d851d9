using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Guards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Rows of an earlier version after the upgrade.</summary>
public abstract class UpgradeTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_paper_that_was_on_the_desk_before_the_checks_stays_there()
    {
        await using AsyncServiceScope scope = host.Scope();
        IModuleStore store = ModuleContexts.Stores(host).Single(candidate => candidate.ContextType == typeof(ApplicationsDbContext));
        await using var db = (ApplicationsDbContext)await ModuleContexts.OpenEmptyAsync(host, scope, store);

        // EF Core expects dates of 14 digits and cuts there; it finds ours by what it takes for the name.
        string first = db.GetService<IMigrationsIdGenerator>().GetName(db.Database.GetMigrations().First());
        await db.GetService<IMigrator>().MigrateAsync(first, cancellationToken: Cancelled);
        DateTimeOffset now = host.Clock.GetUtcNow();
        var application = BenefitApplication.Start(
            BenefitApplicationId.New(now), "HA-2026-ALT0-0001", "anna", new FormVersionUsed("hauptantrag", 1, [], 3), "leistung", new Clocked(now, new DateOnly(2026, 11, 23), 60));
        db.Applications.Add(application);
        Guid document = Guid.CreateVersion7(now);
        db.Papers.Add(new Paper
        {
            DocumentId = document,
            ApplicationId = application.Id,
            EvidenceCode = "N07",
            PersonId = "ap",
            FileName = "miete.pdf",
            MediaType = "application/pdf",
            SizeBytes = 12,
            Sha256 = new string('a', 64),
            ReceivedAt = now,
            Late = false,
        });
        await db.SaveChangesAsync(Cancelled);

        await db.GetService<IMigrator>().MigrateAsync(cancellationToken: Cancelled);

        EvidenceKnown known = await db.EvidenceOfAsync(application.Id, Cancelled);
        known.ForDesk().Views().ShouldHaveSingleItem().Id.ShouldBe(document);
        known.Standings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_sent_before_there_was_a_desk_lies_on_it_as_new()
    {
        await using AsyncServiceScope scope = host.Scope();
        IModuleStore store = ModuleContexts.Stores(host).Single(candidate => candidate.ContextType == typeof(ApplicationsDbContext));
        await using var db = (ApplicationsDbContext)await ModuleContexts.OpenEmptyAsync(host, scope, store);
        string[] migrations = [.. db.Database.GetMigrations()];
        string before = migrations[Array.FindIndex(migrations, id => id.EndsWith("_Desk", StringComparison.Ordinal)) - 1];
        await db.GetService<IMigrator>().MigrateAsync(db.GetService<IMigrationsIdGenerator>().GetName(before), cancellationToken: Cancelled);
        DateTimeOffset now = host.Clock.GetUtcNow();
        BenefitApplication[] applications = [.. ((string[])["HA-2026-ALT0-0002", "HA-2026-ALT0-0003"]).Select(reference => BenefitApplication.Start(
            BenefitApplicationId.New(now), reference, "anna", new FormVersionUsed("hauptantrag", 1, [], 3), "leistung", new Clocked(now, new DateOnly(2026, 11, 23), 60)))];
        applications[0].Submit(urgent: true, renewal: null, new SealedContact("", ""), new SealedRecord("", ""), now.AddHours(1));
        applications[0].ClearDomainEvents();
        db.Applications.AddRange(applications);
        await db.SaveChangesAsync(Cancelled);

        await db.GetService<IMigrator>().MigrateAsync(cancellationToken: Cancelled);

        WorkItem item = (await db.WorkItems.Include(row => row.Changes).AsNoTracking().ToListAsync(Cancelled)).ShouldHaveSingleItem();
        item.Id.ShouldBe(applications[0].Id.Value);
        item.CaseId.ShouldBe(item.Id);
        (item.Kind, item.State, item.Team, item.Urgent, item.Reference).ShouldBe((WorkItemKind.Hauptantrag, WorkState.New, "leistung", true, "HA-2026-ALT0-0002"));
        item.ReceivedAt.ShouldBe(now.AddHours(1));
        item.Assignee.ShouldBeNull();
        WorkItemChange line = item.Changes.ShouldHaveSingleItem();
        (line.What, line.Role, line.From, line.To, line.ItemVersion).ShouldBe(("received", "applicant", null, WorkState.New, null));
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : UpgradeTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : UpgradeTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
