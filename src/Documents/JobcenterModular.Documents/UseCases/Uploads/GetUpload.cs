using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Uploads;
using JobcenterModular.SharedKernel;
using MediatR;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>Where a client goes on: everything that has reached this host is made safe first.</summary>
internal sealed record GetUploadOffset(Guid UploadId, Caller Caller) : IRequest<UploadProgress>;

/// <summary>How an upload stands, for people who look at it.</summary>
internal sealed record GetUpload(Guid UploadId, Caller Caller) : IRequest<UploadStatus>;

/// <summary>An upload as the API tells of it.</summary>
/// <param name="Id">The upload.</param>
/// <param name="ApplicationId">The application that the paper is for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Offset">So many bytes are safe.</param>
/// <param name="Length">Bytes of the whole file.</param>
/// <param name="ExpiresAt">Without activity it is given up at this instant; one that has ended is remembered until then.</param>
/// <param name="Document">The paper, when it is finished.</param>
/// <param name="Problem">Code of the refusal, when it was refused.</param>
internal sealed record UploadStatus(
    Guid Id, Guid ApplicationId, UploadStanding State, long Offset, long Length, DateTimeOffset ExpiresAt, StoredDocument? Document, string? Problem);

/// <summary>Where an upload stands.</summary>
internal enum UploadStanding
{
    /// <summary>Bytes are missing.</summary>
    Receiving,

    /// <summary>All bytes are safe; the paper is being made of them.</summary>
    Finishing,

    /// <summary>It is a paper of the application.</summary>
    Finished,

    /// <summary>The file was not taken.</summary>
    Refused,
}

internal sealed class GetUploadHandler(IDocumentsDb db, UploadFinisher finisher, RunningUploads running, TimeProvider clock)
    : IRequestHandler<GetUploadOffset, UploadProgress>, IRequestHandler<GetUpload, UploadStatus>
{
    public async Task<UploadProgress> Handle(GetUploadOffset request, CancellationToken cancellationToken)
    {
        (Upload upload, _) = await db.OwnUploadAsync(request.UploadId, request.Caller, cancellationToken);
        if (running.Find(upload.Id) is { } receiving)
        {
            await receiving.CommitAsync();
            upload = await db.UploadAsync(upload.Id, cancellationToken) ?? upload;
        }

        upload = await FinishedAsync(upload);
        upload.EnsureTakesBytes(clock.GetUtcNow());
        return UploadProgress.Of(upload);
    }

    public async Task<UploadStatus> Handle(GetUpload request, CancellationToken cancellationToken)
    {
        (Upload upload, _) = await db.OwnUploadAsync(request.UploadId, request.Caller, cancellationToken);
        upload = await FinishedAsync(upload);
        if (upload.State == UploadState.Receiving)
            upload.EnsureTakesBytes(clock.GetUtcNow());
        CaseDocument? paper = upload.DocumentId is { } id ? await db.PaperAsync(upload.ApplicationId, id, cancellationToken) : null;
        return new UploadStatus(
            upload.Id,
            upload.ApplicationId,
            StandingOf(upload),
            upload.Offset,
            upload.Length,
            upload.ExpiresAt,
            paper is null ? null : await db.WithItemsAsync(paper, cancellationToken),
            upload.Problem);
    }

    // A host was killed between the last byte and the document. If it cannot be made right now: the bytes are safe.
    private async Task<Upload> FinishedAsync(Upload upload)
    {
        if (!upload.IsToBeFinished)
            return upload;
        try
        {
            return await finisher.FinishAsync(upload);
        }
        catch (Exception exception) when (exception is RefusalException or IOException)
        {
            return await db.UploadAsync(upload.Id, CancellationToken.None) ?? upload;
        }
    }

    private static UploadStanding StandingOf(Upload upload) => upload.State switch
    {
        UploadState.Finished => UploadStanding.Finished,
        UploadState.Refused => UploadStanding.Refused,
        _ => upload.IsWhole ? UploadStanding.Finishing : UploadStanding.Receiving,
    };
}
