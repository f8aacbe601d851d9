using FluentValidation;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.CaseFiles;
using JobcenterModular.SharedKernel;
using MediatR;

namespace JobcenterModular.Documents.UseCases.Log;

/// <summary>Which case files there are of a person, for the data protection officer: nothing of what is in them.</summary>
internal sealed record AuditCaseFiles(string? Name, string? Reference, string? Cursor, int? Limit, Actor Actor) : IRequest<Page<AuditedCaseFile>>;

/// <summary>A case file as data protection sees it.</summary>
/// <param name="Id">The case file.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="OpenedAt">When its first application reached the office (UTC).</param>
/// <param name="ClosedAt">When the case was over (UTC).</param>
/// <param name="DestroyedAt">When its key was destroyed (UTC).</param>
internal sealed record AuditedCaseFile(
    Guid Id, string Reference, CaseFileState State, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, DateTimeOffset? DestroyedAt);

internal sealed class AuditCaseFilesValidator : AbstractValidator<AuditCaseFiles>
{
    public AuditCaseFilesValidator() => RuleFor(request => request.Name).MustBeSearchable();
}

internal sealed class AuditCaseFilesHandler(IDocumentsDb db) : IRequestHandler<AuditCaseFiles, Page<AuditedCaseFile>>
{
    public async Task<Page<AuditedCaseFile>> Handle(AuditCaseFiles request, CancellationToken cancellationToken)
    {
        IQueryable<CaseFile> files = db.Auditable();
        if (string.IsNullOrWhiteSpace(request.Name) && string.IsNullOrWhiteSpace(request.Reference))
            throw CaseFileRefusals.SearchMissing.ToException();
        if (!string.IsNullOrWhiteSpace(request.Name))
            files = files.WithName(db, request.Name);
        if (!string.IsNullOrWhiteSpace(request.Reference))
            files = files.WithReference(db, request.Reference);
        FoundPage page = await files.FindAsync(db, request.Actor, request.Cursor, request.Limit, cancellationToken);
        return new Page<AuditedCaseFile>(
            [.. page.Files.Select(file => new AuditedCaseFile(
                file.Id, file.Reference, file.State, file.OpenedAt!.Value, file.ClosedAt, file.DestroyedAt))],
            page.NextCursor);
    }
}
