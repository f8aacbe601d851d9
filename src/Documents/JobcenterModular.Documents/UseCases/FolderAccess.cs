using System.Security.Cryptography;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases;

/// <summary>Who sees which folder, and how a folder is saved that others save too.</summary>
internal static class FolderAccess
{
    private const int MaxAttempts = 100;
    private const int LongestPauseMilliseconds = 100;

    /// <summary>The caller's own folder. What is not there and what is somebody else's look the same.</summary>
    public static async Task<PaperFolder> OwnFolderAsync(this IDocumentsDb db, Guid applicationId, Caller caller, CancellationToken cancellationToken)
    {
        PaperFolder? folder = await db.Folders.SingleOrDefaultAsync(row => row.Id == applicationId, cancellationToken);
        if (folder is null && caller.OpensOnly == applicationId)
            throw DocumentRefusals.NotReady.ToException();
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

    /// <summary>
    /// Tries again when somebody else saved the same folder in between. In each round of a crowd one of them gets
    /// through, so nobody waits for ever.
    /// </summary>
    public static async Task<T> RetryConflictsAsync<T>(this IDocumentsDb db, Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (int round = 1; ; round++)
        {
            db.Forget();
            try
            {
                return await attempt();
            }
            catch (DbUpdateConcurrencyException) when (round < MaxAttempts)
            {
                int pause = RandomNumberGenerator.GetInt32(1, Math.Min(LongestPauseMilliseconds, 5 * (round + 1)));
                await Task.Delay(pause, cancellationToken);
            }
        }
    }
}
