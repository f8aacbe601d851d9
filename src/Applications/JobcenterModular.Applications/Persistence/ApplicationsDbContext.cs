using System.Runtime.CompilerServices;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JobcenterModular.Applications.Persistence;

internal sealed class ApplicationsDbContext(DbContextOptions<ApplicationsDbContext> options, OutboxWriter outbox)
    : ModuleDbContext(options, ModuleName, outbox), IApplicationsDb
{
    public const string ModuleName = "applications";

    // A compiled query belongs to one model, and each database has a model of its own.
    private static readonly ConditionalWeakTable<IModel, FindById> Queries = [];

    public DbSet<BenefitApplication> Applications => Set<BenefitApplication>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<Summary> Summaries => Set<Summary>();

    public DbSet<Paper> Papers => Set<Paper>();

    public DbSet<ResumeCode> ResumeCodes => Set<ResumeCode>();

    public DbSet<ResumeAttempts> ResumeAttempts => Set<ResumeAttempts>();

    public ModuleDbContext Shared => this;

    public Task<BenefitApplication?> FindApplicationAsync(BenefitApplicationId id, CancellationToken cancellationToken) =>
        Queries.GetValue(Model, _ => Compile())(this, id, cancellationToken);

    public void Forget() => ChangeTracker.Clear();

    protected override IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => ApplicationsEventMap.ToPublicEvent(domainEvent);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<BenefitApplicationId>().HaveConversion<BenefitApplicationIdConverter>();
    }

    private static FindById Compile()
    {
        var query = EF.CompileAsyncQuery((ApplicationsDbContext db, BenefitApplicationId id, CancellationToken _) =>
            db.Set<BenefitApplication>().SingleOrDefault(row => row.Id == id));
        return query.Invoke;
    }

    private delegate Task<BenefitApplication?> FindById(ApplicationsDbContext db, BenefitApplicationId id, CancellationToken cancellationToken);

    private sealed class BenefitApplicationIdConverter() : ValueConverter<BenefitApplicationId, Guid>(id => id.Value, value => new BenefitApplicationId(value));
}
