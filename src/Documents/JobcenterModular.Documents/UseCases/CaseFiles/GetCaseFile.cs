using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.CaseFiles;

/// <summary>The first page of a case file.</summary>
internal sealed record GetCaseFile(Guid CaseId, Actor Actor) : IRequest<CaseFileView>;

/// <summary>A case file at a glance.</summary>
/// <param name="Id">The case file.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="State">Whether it is open.</param>
/// <param name="OpenedAt">When its first application reached the office (UTC).</param>
/// <param name="ClosedAt">When the case was over (UTC).</param>
/// <param name="Persons">Its persons, as each application named them.</param>
/// <param name="Applications">Its applications that were sent, oldest first.</param>
/// <param name="Documents">Documents in it that passed the checks.</param>
/// <param name="OpenEvidence">Items of the checklists that nobody has accepted yet; what may be sent but need not is not counted.</param>
internal sealed record CaseFileView(
    Guid Id,
    string Reference,
    CaseFileState State,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt,
    IReadOnlyList<CasePersonView> Persons,
    IReadOnlyList<CaseApplicationView> Applications,
    int Documents,
    int OpenEvidence);

/// <summary>A person of a case file.</summary>
/// <param name="ApplicationId">The application that named the person.</param>
/// <param name="Person"><c>ap</c>, or a household member such as <c>p1</c>, within that application.</param>
/// <param name="Name">The name; null where the application left it open.</param>
/// <param name="Role">How the person stands to the applicant.</param>
/// <param name="BirthDate">Birthday.</param>
internal sealed record CasePersonView(Guid ApplicationId, string Person, string? Name, string? Role, DateOnly? BirthDate);

/// <summary>An application of a case file.</summary>
/// <param name="Id">The application.</param>
/// <param name="Reference">Its reference for people.</param>
internal sealed record CaseApplicationView(Guid Id, string Reference);

internal sealed class GetCaseFileHandler(IDocumentsDb db) : IRequestHandler<GetCaseFile, CaseFileView>
{
    public async Task<CaseFileView> Handle(GetCaseFile request, CancellationToken cancellationToken)
    {
        CaseFile file = await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        List<CaseApplicationView> applications = await db.Folders.AsNoTracking()
            .Where(folder => folder.CaseId == file.Id && folder.State == FolderState.Closed)
            .OrderBy(folder => folder.Id)
            .Select(folder => new CaseApplicationView(folder.Id, folder.Reference))
            .ToListAsync(cancellationToken);
        List<Guid> sent = [.. applications.Select(application => application.Id)];
        List<CasePersonView> persons = await db.CasePersons.AsNoTracking()
            .Where(person => person.CaseId == file.Id)
            .OrderBy(person => person.ApplicationId).ThenBy(person => person.PersonId)
            .Select(person => new CasePersonView(
                person.ApplicationId, person.PersonId, person.Name == "" ? null : person.Name, person.Role, person.BirthDate))
            .ToListAsync(cancellationToken);
        int documents = await db.VisibleDocuments(file.Id, sent).CountAsync(cancellationToken);
        int openEvidence = await db.EvidenceItems.CountAsync(
            item => item.CaseId == file.Id && sent.Contains(item.ApplicationId) && item.Title != null && !item.Optional
                && item.Outcome != EvidenceOutcome.Accepted,
            cancellationToken);
        db.Note(new CaseNote(file.Id, request.Actor, CaseAction.CaseRead));
        await db.SaveChangesAsync(cancellationToken);
        return new CaseFileView(file.Id, file.Reference, file.State, file.OpenedAt!.Value, file.ClosedAt, persons, applications, documents, openEvidence);
    }
}
