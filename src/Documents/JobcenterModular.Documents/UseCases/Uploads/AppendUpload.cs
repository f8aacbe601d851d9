using System.IO.Pipelines;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Uploads;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.SharedKernel;
using MediatR;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>Adds bytes to an upload, from this offset on; the last ones make the document.</summary>
/// <param name="BodyLength">As announced by the request; null where it is not known before.</param>
/// <param name="Checksum">As the client wrote it; null without.</param>
internal sealed record AppendUpload(Guid UploadId, Caller Caller, long Offset, PipeReader Body, long? BodyLength, string? Checksum)
    : IRequest<UploadProgress>;

internal sealed class AppendUploadHandler(
    IDocumentsDb db,
    CaseFiling filing,
    FileIntake intake,
    UploadParts parts,
    UploadFinisher finisher,
    RunningUploads running,
    TimeProvider clock) : IRequestHandler<AppendUpload, UploadProgress>
{
    public async Task<UploadProgress> Handle(AppendUpload request, CancellationToken cancellationToken)
    {
        using var checksum = PromisedChecksum.Parse(request.Checksum);
        Upload upload = await LetInAsync(request, cancellationToken);
        if (upload.State == UploadState.Finished)
            return UploadProgress.Of(upload);

        // From now on the connection does not matter: what has arrived is made safe.
        var writer = Guid.CreateVersion7(clock.GetUtcNow());
        upload = await parts.TakeOverAsync(upload.Id, request.Offset, writer);
        await ReceiveAsync(upload, writer, request.Body, checksum);
        upload = await db.UploadAsync(upload.Id, CancellationToken.None) ?? upload;
        if (upload.IsToBeFinished)
        {
            upload = await finisher.FinishAsync(upload);
            await db.Shared.WaitForDeliveryAsync(cancellationToken);
        }

        return UploadProgress.Of(upload);
    }

    // Whoever asks with a wrong offset disturbs nobody. With the right one, a request of this host that still holds the
    // upload is of a connection that its client has given up: it makes safe what it has and ends.
    private async Task<Upload> LetInAsync(AppendUpload request, CancellationToken cancellationToken)
    {
        (Upload upload, PaperFolder folder) = await db.OwnUploadAsync(request.UploadId, request.Caller, cancellationToken);
        if (running.Find(upload.Id) is { } other)
        {
            await other.CommitAsync();
            upload = await db.UploadAsync(upload.Id, cancellationToken) ?? upload;
            if (upload.Offset == request.Offset)
                await other.StopAsync();
        }

        upload.EnsureTakesBytes(clock.GetUtcNow());
        upload.EnsureNext(request.Offset);
        if (request.BodyLength > upload.Length - upload.Offset)
            throw DocumentsRefusals.UploadTooLong.ToException();
        if (upload.State == UploadState.Receiving)
            await EnsureStillWantedAsync(upload, folder, cancellationToken);
        return upload;
    }

    // Nobody shall send hundreds of megabytes to a draft that was closed meanwhile.
    private async Task EnsureStillWantedAsync(Upload upload, PaperFolder folder, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<EvidenceKey> wanted = await db.WantedAsync(folder, cancellationToken);
        try
        {
            folder.EnsureTakes(UploadMetadata.Parse(upload.Metadata).Items, wanted);
        }
        catch (RefusalException refusal)
        {
            await parts.RefuseAsync(upload.Id, null, refusal);
            throw;
        }
    }

    private async Task ReceiveAsync(Upload upload, Guid writer, PipeReader body, PromisedChecksum? checksum)
    {
        CaseKey key = await filing.KeyOfAsync(db, upload.CaseId, CancellationToken.None);
        using RunningUpload own = running.Begin(upload.Id, body);
        await using var reception = new UploadReception(upload, writer, body, checksum, own, parts, intake, key);
        await reception.RunAsync();
    }
}
