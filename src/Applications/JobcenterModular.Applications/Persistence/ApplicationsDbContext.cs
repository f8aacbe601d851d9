using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Changes;
using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.Applications.Domain.Requests;
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

    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    public DbSet<WorkItemChange> WorkItemChanges => Set<WorkItemChange>();

    public DbSet<WorkItemNote> WorkItemNotes => Set<WorkItemNote>();

    public DbSet<StaffMember> StaffMembers => Set<StaffMember>();

    public DbSet<TeamRules> TeamRules => Set<TeamRules>();

    public DbSet<BenefitCase> Cases => Set<BenefitCase>();

    public DbSet<ApprovalPeriod> ApprovalPeriods => Set<ApprovalPeriod>();

    public DbSet<AnswerAmendment> AnswerAmendments => Set<AnswerAmendment>();

    public DbSet<InformationRequest> InformationRequests => Set<InformationRequest>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<Withdrawal> Withdrawals => Set<Withdrawal>();

    public DbSet<PortalDelivery> PortalDeliveries => Set<PortalDelivery>();

    public DbSet<Objection> Objections => Set<Objection>();

    public DbSet<Renewal> Renewals => Set<Renewal>();

    public DbSet<PhoneCall> PhoneCalls => Set<PhoneCall>();

    public DbSet<PhoneStep> PhoneSteps => Set<PhoneStep>();

    public DbSet<GuardedTries> GuardedTries => Set<GuardedTries>();

    public DbSet<ChangeNotice> ChangeNotices => Set<ChangeNotice>();

    public DbSet<HouseholdInvitation> HouseholdInvitations => Set<HouseholdInvitation>();

    public DbSet<ProtectedNote> ProtectedNotes => Set<ProtectedNote>();

    public DbSet<HouseholdSummary> HouseholdSummaries => Set<HouseholdSummary>();

    public ModuleDbContext Shared => this;

    public Task<BenefitApplication?> FindApplicationAsync(BenefitApplicationId id, CancellationToken cancellationToken) =>
        ApplicationStatements.Of(Model).Find(this, id, cancellationToken);

    public Task<BenefitApplication?> ReadApplicationAsync(BenefitApplicationId id, CancellationToken cancellationToken) =>
        ApplicationStatements.Of(Model).Read(this, id, cancellationToken);

    public Task StoreSectionAsync(BenefitApplication draft, CancellationToken cancellationToken) => draft.DomainEvents.Count == 0 && !ChangeTracker.HasChanges()
        ? SectionUpdate.ExecuteAsync(Database, ApplicationStatements.Of(Model).StoreSection, draft, cancellationToken)
        : StoreWithEventsAsync(draft, cancellationToken);

    public void Forget() => ChangeTracker.Clear();

    protected override IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => ApplicationsEventMap.ToPublicEvent(domainEvent);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<BenefitApplicationId>().HaveConversion<BenefitApplicationIdConverter>();
    }

    // The first save of a day moves the promise and tells it, and a save on the phone leaves a line: the ordinary save writes
    // all of it in one transaction.
    private Task<int> StoreWithEventsAsync(BenefitApplication draft, CancellationToken cancellationToken)
    {
        Entry(draft).State = EntityState.Modified;
        return SaveChangesAsync(cancellationToken);
    }

    private sealed class BenefitApplicationIdConverter() : ValueConverter<BenefitApplicationId, Guid>(id => id.Value, value => new BenefitApplicationId(value));
}
