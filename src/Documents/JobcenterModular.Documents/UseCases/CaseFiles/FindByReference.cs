using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.CaseFiles;

/// <summary>The case file that a reference on a letter means, for whoever files letters: nothing of a person is told.</summary>
internal sealed record FindByReference(string Reference, Actor Actor) : IRequest<ReferredCaseFile>;

/// <summary>A case file by its reference.</summary>
/// <param name="Id">The case file.</param>
/// <param name="Reference">Its own reference.</param>
/// <param name="State">Whether it is open.</param>
/// <param name="ApplicationId">The application, where the reference was that of one.</param>
internal sealed record ReferredCaseFile(Guid Id, string Reference, CaseFileState State, Guid? ApplicationId);

internal sealed class FindByReferenceHandler(IDocumentsDb db) : IRequestHandler<FindByReference, ReferredCaseFile>
{
    public async Task<ReferredCaseFile> Handle(FindByReference request, CancellationToken cancellationToken)
    {
        string[] spellings = CaseSearch.SpellingsOf(request.Reference);
        var application = await db.Folders.AsNoTracking()
            .Where(folder => spellings.Contains(folder.Reference) && folder.State == FolderState.Closed)
            .Select(folder => new { folder.Id, folder.CaseId })
            .FirstOrDefaultAsync(cancellationToken);
        CaseFile? file = await db.CaseFiles.AsNoTracking()
            .Where(row => row.State == CaseFileState.Open || row.State == CaseFileState.Closed)
            .WithReference(db, request.Reference)
            .OrderBy(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken) ?? throw HttpRefusals.NotFound.ToException();
        Guid? applicationId = application?.CaseId == file.Id ? application.Id : null;
        db.Note(new CaseNote(file.Id, request.Actor, CaseAction.CaseFound) { ApplicationId = applicationId, Detail = "reference" });
        await db.SaveChangesAsync(cancellationToken);
        return new ReferredCaseFile(file.Id, file.Reference, file.State, applicationId);
    }
}
