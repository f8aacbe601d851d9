using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases;

/// <summary>Who sees which folder.</summary>
internal static class FolderAccess
{
    /// <summary>The caller's own folder. What is not there and what is somebody else's look the same.</summary>
    public static async Task<PaperFolder> OwnFolderAsync(this IDocumentsDb db, Guid applicationId, Caller caller, CancellationToken cancellationToken)
    {
        PaperFolder? folder = await db.Folders.SingleOrDefaultAsync(row => row.Id == applicationId, cancellationToken);
        if (folder is null && caller.OpensOnly == applicationId)
            throw DocumentsRefusals.NotReady.ToException();
        return folder is { State: not FolderState.Deleted } && caller.Owns(applicationId, folder.OwnerSubject)
            ? folder
            : throw HttpRefusals.NotFound.ToException();
    }

    /// <summary>Refuses unless staff may read: the papers of a draft are nobody's but the owner's.</summary>
    public static async Task EnsureSubmittedAsync(this IDocumentsDb db, Guid applicationId, CancellationToken cancellationToken)
    {
        if (!await db.Folders.AnyAsync(row => row.Id == applicationId && row.State == FolderState.Closed, cancellationToken))
            throw HttpRefusals.NotFound.ToException();
    }
}
