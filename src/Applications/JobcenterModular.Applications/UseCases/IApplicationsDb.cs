using JobcenterModular.Applications.Domain;
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

    DbSet<ResumeCode> ResumeCodes { get; }

    DbSet<ResumeAttempts> ResumeAttempts { get; }

    /// <summary>The context itself, for what all modules share: idempotent replies, waiting for delivery.</summary>
    ModuleDbContext Shared { get; }

    /// <summary>One application, tracked, with everything in its row; null if there is none. The query of every save.</summary>
    Task<BenefitApplication?> FindApplicationAsync(BenefitApplicationId id, CancellationToken cancellationToken);

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Forgets everything loaded, before a use case starts over after somebody else's save.</summary>
    void Forget();
}
