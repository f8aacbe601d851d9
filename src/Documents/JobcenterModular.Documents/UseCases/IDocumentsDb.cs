using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases;

/// <summary>The module's port to its data.</summary>
internal interface IDocumentsDb
{
    DbSet<PaperFolder> Folders { get; }

    DbSet<Paper> Papers { get; }

    /// <summary>The context itself, for replies that are saved beside the state.</summary>
    ModuleDbContext Context { get; }

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);

    Task WaitForDeliveryAsync(CancellationToken cancellationToken);

    /// <summary>Forgets everything that was loaded or added, so that the next attempt starts from what is stored.</summary>
    void Forget();
}
