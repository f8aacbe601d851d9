using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.Domain.Letters;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Domain.Retention;
using JobcenterModular.Documents.Domain.Uploads;
using JobcenterModular.Documents.Persistence.Log;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobcenterModular.Documents.Persistence;

internal sealed class DocumentsDbContext(DbContextOptions<DocumentsDbContext> options, OutboxWriter outbox, CaseLogWriter log)
    : ModuleDbContext(options, Name, outbox), IDocumentsDb
{
    /// <summary>Name of the module and of its schema.</summary>
    public const string Name = "documents";

    private readonly List<CaseNote> _notes = [];
    private readonly List<Func<CancellationToken, Task>> _checks = [];

    public DbSet<PaperFolder> Folders => Set<PaperFolder>();

    public DbSet<CaseFile> CaseFiles => Set<CaseFile>();

    public DbSet<CasePerson> CasePersons => Set<CasePerson>();

    public DbSet<ClosedAnswers> ClosedAnswers => Set<ClosedAnswers>();

    public DbSet<CaseWord> CaseWords => Set<CaseWord>();

    public DbSet<CaseDocument> Documents => Set<CaseDocument>();

    public DbSet<DocumentItem> DocumentItems => Set<DocumentItem>();

    public DbSet<EvidenceItem> EvidenceItems => Set<EvidenceItem>();

    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    public DbSet<DeletionProposal> DeletionProposals => Set<DeletionProposal>();

    public DbSet<DeletionReport> DeletionReports => Set<DeletionReport>();

    public DbSet<CaseLogEntry> CaseLog => Set<CaseLogEntry>();

    public DbSet<CaseLogHead> CaseLogHeads => Set<CaseLogHead>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<UploadSegment> UploadSegments => Set<UploadSegment>();

    public DbSet<HandOver> HandOvers => Set<HandOver>();

    public DbSet<DecisionLetter> DecisionLetters => Set<DecisionLetter>();

    public DbSet<PaperRequest> PaperRequests => Set<PaperRequest>();

    ModuleDbContext IDocumentsDb.Shared => this;

    public void Note(CaseNote note) => _notes.Add(note);

    public void BeforeCommit(Func<CancellationToken, Task> check) => _checks.Add(check);

    public async Task AloneWithCaseAsync(Guid caseId, Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await Database.BeginTransactionAsync(cancellationToken);
        await log.LockAsync(this, caseId, cancellationToken);
        await action(cancellationToken);
        await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        WakeDispatcher();
    }

    public void Forget()
    {
        ChangeTracker.Clear();
        ForgetNotes();
    }

    /// <summary>State, events and the lines of the log are one transaction: nothing happens to a case file without its line.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_notes.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        int rows;
        await using (IDbContextTransaction transaction = await Database.BeginTransactionAsync(cancellationToken))
        {
            await log.AppendAsync(this, _notes, cancellationToken);
            rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            foreach (Func<CancellationToken, Task> check in _checks)
                await check(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        ForgetNotes();
        WakeDispatcher();
        return rows;
    }

    /// <summary>Contexts are pooled: the next use must not write this one's lines.</summary>
    public override ValueTask DisposeAsync()
    {
        ForgetNotes();
        return base.DisposeAsync();
    }

    /// <inheritdoc cref="DisposeAsync" />
    public override void Dispose()
    {
        ForgetNotes();
        base.Dispose();
    }

    protected override IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => DocumentsEventMap.ToPublicEvent(domainEvent);

    private void ForgetNotes()
    {
        _notes.Clear();
        _checks.Clear();
    }
}
