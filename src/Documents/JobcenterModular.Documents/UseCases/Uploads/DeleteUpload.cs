using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Uploads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>Gives up an upload, with every byte of it. A paper that was made of it stays; it is removed as a paper.</summary>
internal sealed record DeleteUpload(Guid UploadId, Caller Caller) : IRequest;

internal sealed class DeleteUploadHandler(IDocumentsDb db, UploadEraser eraser, RunningUploads running) : IRequestHandler<DeleteUpload>
{
    public async Task<Unit> Handle(DeleteUpload request, CancellationToken cancellationToken)
    {
        (Upload upload, _) = await db.OwnUploadAsync(request.UploadId, request.Caller, cancellationToken);

        // The row first: what still receives finds that it cannot add its part, and drops it.
        await db.Uploads.Where(row => row.Id == upload.Id).ExecuteDeleteAsync(CancellationToken.None);
        if (running.Find(upload.Id) is { } receiving)
            await receiving.StopAsync();
        await eraser.EraseAsync(upload.Id, CancellationToken.None);
        return Unit.Value;
    }
}
