using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Alarms;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.Domain.Jobs;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Domain.Staff;
using JobcenterModular.Notifications.Domain.Templates;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases;

/// <summary>The data that use cases work on.</summary>
internal interface INotificationsDb
{
    DbSet<Notice> Notices { get; }

    DbSet<Delivery> Deliveries { get; }

    DbSet<KnownApplication> KnownApplications { get; }

    DbSet<Contact> Contacts { get; }

    DbSet<ContactPoint> ContactPoints { get; }

    DbSet<CodeBudget> CodeBudgets { get; }

    DbSet<Watched> Watched { get; }

    DbSet<Reminder> Reminders { get; }

    DbSet<QueuedReminder> ReminderQueue { get; }

    DbSet<TemplateOverride> TemplateOverrides { get; }

    DbSet<PrintJob> PrintJobs { get; }

    DbSet<JobRun> JobRuns { get; }

    DbSet<JobState> JobStates { get; }

    DbSet<Alarm> Alarms { get; }

    DbSet<StaffAbsence> StaffAbsences { get; }

    DbSet<StreamHead> StreamHeads { get; }

    DbSet<TeamDigestMark> TeamDigestMarks { get; }

    /// <summary>The context itself, for what all modules share: idempotent replies.</summary>
    ModuleDbContext Shared { get; }

    /// <summary>Queues the planned reminders of a purpose whose instant has come; at once, and each once.</summary>
    Task<int> QueueDueRemindersAsync(string purpose, DateTimeOffset now, CancellationToken cancellationToken);

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Forgets everything loaded or added, before a use case starts over after somebody else's save.</summary>
    void Forget();
}
