using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Changes;
using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases;

/// <summary>The module's port to its data.</summary>
internal interface IApplicationsDb
{
    DbSet<BenefitApplication> Applications { get; }

    DbSet<Submission> Submissions { get; }

    DbSet<Summary> Summaries { get; }

    DbSet<Paper> Papers { get; }

    DbSet<PaperStanding> PaperStandings { get; }

    DbSet<EvidenceStanding> EvidenceStandings { get; }

    DbSet<ResumeCode> ResumeCodes { get; }

    DbSet<ResumeAttempts> ResumeAttempts { get; }

    DbSet<WorkItem> WorkItems { get; }

    DbSet<WorkItemChange> WorkItemChanges { get; }

    DbSet<WorkItemNote> WorkItemNotes { get; }

    DbSet<StaffMember> StaffMembers { get; }

    DbSet<TeamRules> TeamRules { get; }

    DbSet<BenefitCase> Cases { get; }

    DbSet<ApprovalPeriod> ApprovalPeriods { get; }

    DbSet<AnswerAmendment> AnswerAmendments { get; }

    DbSet<InformationRequest> InformationRequests { get; }

    DbSet<Decision> Decisions { get; }

    DbSet<Withdrawal> Withdrawals { get; }

    DbSet<PortalDelivery> PortalDeliveries { get; }

    DbSet<Objection> Objections { get; }

    DbSet<Renewal> Renewals { get; }

    DbSet<PhoneCall> PhoneCalls { get; }

    DbSet<PhoneStep> PhoneSteps { get; }

    DbSet<GuardedTries> GuardedTries { get; }

    DbSet<ChangeNotice> ChangeNotices { get; }

    DbSet<HouseholdInvitation> HouseholdInvitations { get; }

    DbSet<ProtectedNote> ProtectedNotes { get; }

    DbSet<HouseholdSummary> HouseholdSummaries { get; }

    /// <summary>The context itself, for what all modules share: idempotent replies, waiting for delivery.</summary>
    ModuleDbContext Shared { get; }

    /// <summary>One application with everything in its row, to be changed and saved; null if there is none.</summary>
    Task<BenefitApplication?> FindApplicationAsync(BenefitApplicationId id, CancellationToken cancellationToken);

    /// <summary>The same, only to be read; what is changed in it goes nowhere but through <see cref="StoreSectionAsync"/>.</summary>
    Task<BenefitApplication?> ReadApplicationAsync(BenefitApplicationId id, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a saved section of an application that was only read: one statement, guarded by the version that was read
    /// (docs/adr/0011-direct-update-on-save.md); with an event the ordinary save, guarded alike.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody saved it in between.</exception>
    Task StoreSectionAsync(BenefitApplication draft, CancellationToken cancellationToken);

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Forgets everything loaded, before a use case starts over after somebody else's save.</summary>
    void Forget();
}
