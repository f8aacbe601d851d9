using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases;

/// <summary>The module's port to its data.</summary>
internal interface IDocumentsDb
{
    DbSet<PaperFolder> Folders { get; }

    DbSet<Paper> Papers { get; }

    /// <summary>The context itself, for what all modules share: idempotent replies, waiting for delivery.</summary>
    ModuleDbContext Shared { get; }

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Forgets everything loaded or added, before a use case starts over after somebody else's save.</summary>
    void Forget();
}
