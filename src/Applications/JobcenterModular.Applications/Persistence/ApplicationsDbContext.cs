using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JobcenterModular.Applications.Persistence;

internal sealed class ApplicationsDbContext(DbContextOptions<ApplicationsDbContext> options, OutboxWriter outbox)
    : ModuleDbContext(options, ModuleName, outbox), IApplicationsDb
{
    public const string ModuleName = "applications";

    public DbSet<BenefitApplication> Applications => Set<BenefitApplication>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<Summary> Summaries => Set<Summary>();

    public DbSet<Paper> Papers => Set<Paper>();

    public DbSet<PaperStanding> PaperStandings => Set<PaperStanding>();

    public DbSet<EvidenceStanding> EvidenceStandings => Set<EvidenceStanding>();

    public DbSet<ResumeCode> ResumeCodes => Set<ResumeCode>();

    public DbSet<ResumeAttempts> ResumeAttempts => Set<ResumeAttempts>();

    public ModuleDbContext Shared => this;

    public Task<BenefitApplication?> FindApplicationAsync(BenefitApplicationId id, CancellationToken cancellationToken) =>
        ApplicationStatements.Of(Model).Find(this, id, cancellationToken);

    public Task<BenefitApplication?> ReadApplicationAsync(BenefitApplicationId id, CancellationToken cancellationToken) =>
        ApplicationStatements.Of(Model).Read(this, id, cancellationToken);

    public Task StoreSectionAsync(BenefitApplication draft, CancellationToken cancellationToken) => draft.DomainEvents.Count == 0
        ? SectionUpdate.ExecuteAsync(Database, ApplicationStatements.Of(Model).StoreSection, draft, cancellationToken)
        : StoreWithEventsAsync(draft, cancellationToken);

    public void Forget() => ChangeTracker.Clear();

    protected override IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => ApplicationsEventMap.ToPublicEvent(domainEvent);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<BenefitApplicationId>().HaveConversion<BenefitApplicationIdConverter>();
    }

    // The first save of a day moves the promise and tells it: the ordinary save writes row and outbox in one transaction.
    private Task<int> StoreWithEventsAsync(BenefitApplication draft, CancellationToken cancellationToken)
    {
        Entry(draft).State = EntityState.Modified;
        return SaveChangesAsync(cancellationToken);
    }

    private sealed class BenefitApplicationIdConverter() : ValueConverter<BenefitApplicationId, Guid>(id => id.Value, value => new BenefitApplicationId(value));
}
