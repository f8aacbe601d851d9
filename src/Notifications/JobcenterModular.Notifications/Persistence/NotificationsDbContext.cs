using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Alarms;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.Domain.Jobs;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Domain.Staff;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.UseCases;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.Persistence;

/// <summary>Notices, their deliveries, the little that is known of applications; scheduled jobs and alarms.</summary>
internal sealed class NotificationsDbContext(DbContextOptions<NotificationsDbContext> options, OutboxWriter outbox)
    : ModuleDbContext(options, NotificationsModule.ModuleName, outbox), INotificationsDb
{
    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<KnownApplication> KnownApplications => Set<KnownApplication>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<ContactPoint> ContactPoints => Set<ContactPoint>();

    public DbSet<CodeBudget> CodeBudgets => Set<CodeBudget>();

    public DbSet<Watched> Watched => Set<Watched>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<QueuedReminder> ReminderQueue => Set<QueuedReminder>();

    public DbSet<TemplateOverride> TemplateOverrides => Set<TemplateOverride>();

    public DbSet<PrintJob> PrintJobs => Set<PrintJob>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<JobState> JobStates => Set<JobState>();

    public DbSet<Alarm> Alarms => Set<Alarm>();

    public DbSet<StaffAbsence> StaffAbsences => Set<StaffAbsence>();

    public DbSet<StreamHead> StreamHeads => Set<StreamHead>();

    public DbSet<TeamDigestMark> TeamDigestMarks => Set<TeamDigestMark>();

    public ModuleDbContext Shared => this;

    public void Forget() => ChangeTracker.Clear();

    public Task<int> QueueDueRemindersAsync(string purpose, DateTimeOffset now, CancellationToken cancellationToken) =>
        Database.ExecuteSqlRawAsync(ReminderStatements.QueueDue(Model), [StoredInstant.Of(now), purpose], cancellationToken);

    protected override IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => NotificationsEventMap.ToPublicEvent(domainEvent);
}
