using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.Domain.Letters;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Domain.Retention;
using JobcenterModular.Documents.Domain.Uploads;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases;

/// <summary>The module's port to its data.</summary>
internal interface IDocumentsDb
{
    DbSet<PaperFolder> Folders { get; }

    DbSet<CaseFile> CaseFiles { get; }

    DbSet<CasePerson> CasePersons { get; }

    DbSet<ClosedAnswers> ClosedAnswers { get; }

    DbSet<CaseWord> CaseWords { get; }

    DbSet<CaseDocument> Documents { get; }

    DbSet<DocumentItem> DocumentItems { get; }

    DbSet<EvidenceItem> EvidenceItems { get; }

    DbSet<LegalHold> LegalHolds { get; }

    DbSet<DeletionProposal> DeletionProposals { get; }

    DbSet<DeletionReport> DeletionReports { get; }

    /// <summary>Read only; lines are written with <see cref="Note"/>.</summary>
    DbSet<CaseLogEntry> CaseLog { get; }

    DbSet<CaseLogHead> CaseLogHeads { get; }

    DbSet<Upload> Uploads { get; }

    DbSet<UploadSegment> UploadSegments { get; }

    DbSet<HandOver> HandOvers { get; }

    DbSet<DecisionLetter> DecisionLetters { get; }

    DbSet<PaperRequest> PaperRequests { get; }

    /// <summary>The context itself, for what all modules share: idempotent replies, waiting for delivery.</summary>
    ModuleDbContext Shared { get; }

    /// <summary>Adds a line to the log of a case file; it is part of the next save, or that save fails.</summary>
    void Note(CaseNote note);

    /// <summary>
    /// Runs before the next save commits, while the logs of the cases noted in it are locked: what it throws undoes the
    /// save. For what must hold outside the database too, such as that a file is in its place.
    /// </summary>
    void BeforeCommit(Func<CancellationToken, Task> check);

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Locks the log of a case, then acts, then commits: nothing joins or leaves this case meanwhile.</summary>
    Task AloneWithCaseAsync(Guid caseId, Func<CancellationToken, Task> action, CancellationToken cancellationToken);

    /// <summary>Forgets everything loaded or added, before a use case starts over after somebody else's save.</summary>
    void Forget();
}
