using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;

namespace JobcenterModular.Documents.UseCases.CaseFiles;

/// <summary>The case is over: from now on the retention of its file runs.</summary>
internal sealed record CloseCaseFile(Guid CaseId, Actor Actor) : IRequest<CaseFileStanding>;

/// <summary>The case goes on.</summary>
internal sealed record ReopenCaseFile(Guid CaseId, Actor Actor) : IRequest<CaseFileStanding>;

/// <summary>Where a case file stands.</summary>
/// <param name="Id">The case file.</param>
/// <param name="State">Whether it is open.</param>
/// <param name="ClosedAt">When the case was over (UTC).</param>
internal sealed record CaseFileStanding(Guid Id, CaseFileState State, DateTimeOffset? ClosedAt);

internal sealed class CloseCaseFileHandler(IDocumentsDb db, TimeProvider clock)
    : IRequestHandler<CloseCaseFile, CaseFileStanding>, IRequestHandler<ReopenCaseFile, CaseFileStanding>
{
    public Task<CaseFileStanding> Handle(CloseCaseFile request, CancellationToken cancellationToken) => ChangeAsync(
        request.CaseId,
        file => file.Close(StoredInstant.Read(StoredInstant.Of(clock.GetUtcNow()))),
        new CaseNote(request.CaseId, request.Actor, CaseAction.CaseClosed),
        cancellationToken);

    public Task<CaseFileStanding> Handle(ReopenCaseFile request, CancellationToken cancellationToken) => ChangeAsync(
        request.CaseId,
        file => file.Reopen(),
        new CaseNote(request.CaseId, request.Actor, CaseAction.CaseOpened) { Detail = "reopened" },
        cancellationToken);

    private Task<CaseFileStanding> ChangeAsync(
        Guid caseId, Action<CaseFile> change, CaseNote note, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
            async () =>
            {
                CaseFile file = await db.VisibleCaseAsync(caseId, cancellationToken);
                change(file);
                db.Note(note);
                await db.SaveChangesAsync(cancellationToken);
                return new CaseFileStanding(file.Id, file.State, file.ClosedAt);
            },
            db.Forget,
            cancellationToken);
}
