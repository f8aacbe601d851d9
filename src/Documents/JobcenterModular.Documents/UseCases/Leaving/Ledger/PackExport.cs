using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.UseCases.Leaving.Xdomea;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;

namespace JobcenterModular.Documents.UseCases.Leaving.Ledger;

/// <summary>Puts the package of an export together.</summary>
internal sealed record PackExport(Guid CaseId, Guid HandOverId, Actor Actor) : IRequest<Package>;

/// <summary>The receiver has the package.</summary>
internal sealed record MarkTaken(Guid HandOverId, Actor Actor) : IRequest;

/// <summary>A whole package, checked to its last byte before the first one is sent.</summary>
/// <param name="HandOverId">The hand-over.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Content">From its beginning; to be closed by whoever sends it.</param>
internal sealed record Package(Guid HandOverId, string FileName, Stream Content);

internal sealed class PackExportHandler(IDocumentsDb db, HandOverLedger ledger, CaseFileExports exports, PackageBuilder packages)
    : IRequestHandler<PackExport, Package>, IRequestHandler<MarkTaken>
{
    public async Task<Package> Handle(PackExport request, CancellationToken cancellationToken)
    {
        HandOver row = await ledger.FindAsync(request.CaseId, request.HandOverId, HandOverKind.Xdomea, cancellationToken);
        row.EnsureNotOver();
        CaseFile file = await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        LoadedExport export = await exports.LoadAsync(file, row, cancellationToken);
        var handOver = new XdomeaHandOver(row.Id, row.RequestedAt, new XdomeaReceiver(row.Receiver), row.Note);
        Stream content = await packages.BuildAsync(
            row.Id,
            request.Actor,
            target => XdomeaPackage.WriteAsync(export.CaseFile, handOver, export.Open, target, cancellationToken),
            each => each.Place(export.Documents, export.Bytes),
            cancellationToken);
        return new Package(row.Id, XdomeaPackage.FileName(export.CaseFile, handOver), content);
    }

    public async Task<Unit> Handle(MarkTaken request, CancellationToken cancellationToken)
    {
        DateTimeOffset now = packages.Now;
        await ledger.ChangeAsync(request.HandOverId, request.Actor, row => row.Take(now), cancellationToken);
        return Unit.Value;
    }
}
