using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.Persistence;

internal sealed class DocumentsDbContext(DbContextOptions<DocumentsDbContext> options, OutboxWriter outbox)
    : ModuleDbContext(options, Name, outbox), IDocumentsDb
{
    /// <summary>Name of the module and of its schema.</summary>
    public const string Name = "documents";

    public DbSet<PaperFolder> Folders => Set<PaperFolder>();

    public DbSet<Paper> Papers => Set<Paper>();

    ModuleDbContext IDocumentsDb.Shared => this;

    public void Forget() => ChangeTracker.Clear();

    protected override IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => DocumentsEventMap.ToPublicEvent(domainEvent);
}
