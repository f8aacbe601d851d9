using FluentValidation;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.CaseFiles;

/// <summary>Looks for case files by what the desk knows of them.</summary>
internal sealed record FindCaseFiles(
    string? Reference, string? Name, DateOnly? OpenedFrom, DateOnly? OpenedTo, string? State, string? Cursor, int? Limit, Actor Actor)
    : IRequest<Page<FoundCaseFile>>;

/// <summary>A case file that was looked for.</summary>
/// <param name="Id">The case file.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="State">Whether it is open.</param>
/// <param name="OpenedAt">When its first application reached the office (UTC).</param>
/// <param name="ClosedAt">When the case was over (UTC).</param>
/// <param name="Persons">Names of its persons, to tell it from others.</param>
internal sealed record FoundCaseFile(
    Guid Id, string Reference, CaseFileState State, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, IReadOnlyList<string> Persons);

internal sealed class FindCaseFilesValidator : AbstractValidator<FindCaseFiles>
{
    public FindCaseFilesValidator()
    {
        RuleFor(request => request.State)
            .Must(state => string.IsNullOrEmpty(state) || ApiEnum.Parse<CaseFileState>(state) is CaseFileState.Open or CaseFileState.Closed)
            .WithErrorCode("unknown_state")
            .WithMessage("Diesen Zustand gibt es nicht. Möglich sind: open, closed.");
        RuleFor(request => request.Name).MustBeSearchable();
    }
}

internal sealed class FindCaseFilesHandler(IDocumentsDb db) : IRequestHandler<FindCaseFiles, Page<FoundCaseFile>>
{
    public async Task<Page<FoundCaseFile>> Handle(FindCaseFiles request, CancellationToken cancellationToken)
    {
        FoundPage page = await Matching(request)
            .OpenedBetween(request.OpenedFrom, request.OpenedTo)
            .FindAsync(db, request.Actor, request.Cursor, request.Limit, cancellationToken);
        List<Guid> ids = [.. page.Files.Select(file => file.Id)];
        ILookup<Guid, string> names = (await db.CasePersons.AsNoTracking()
            .Where(person => ids.Contains(person.CaseId) && person.Name != "")
            .OrderBy(person => person.PersonId)
            .Select(person => new { person.CaseId, person.Name })
            .ToListAsync(cancellationToken)).ToLookup(person => person.CaseId, person => person.Name);
        return new Page<FoundCaseFile>(
            [.. page.Files.Select(file => new FoundCaseFile(
                file.Id, file.Reference, file.State, file.OpenedAt!.Value, file.ClosedAt, [.. names[file.Id].Distinct(StringComparer.Ordinal)]))],
            page.NextCursor);
    }

    private IQueryable<CaseFile> Matching(FindCaseFiles request)
    {
        IQueryable<CaseFile> files = ApiEnum.Parse<CaseFileState>(request.State) is { } state
            ? db.CaseFiles.Where(file => file.State == state)
            : db.CaseFiles.Where(file => file.State == CaseFileState.Open || file.State == CaseFileState.Closed);
        if (!string.IsNullOrWhiteSpace(request.Reference))
            files = files.WithReference(db, request.Reference);
        return string.IsNullOrWhiteSpace(request.Name) ? files : files.WithName(db, request.Name);
    }
}
