using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.UseCases.Leaving.OwnData;
using JobcenterModular.Documents.UseCases.Log;
using MediatR;

namespace JobcenterModular.Documents.UseCases.Leaving.Ledger;

/// <summary>A person's own data as one zip (Art. 15 and 20 GDPR).</summary>
internal sealed record PackOwnData(Guid ApplicationId, Caller Caller) : IRequest<Package>;

internal sealed class PackOwnDataHandler(IDocumentsDb db, HandOverLedger ledger, OwnDataExports exports, PackageBuilder packages)
    : IRequestHandler<PackOwnData, Package>
{
    private const string FileName = "meine-daten.zip";

    public async Task<Package> Handle(PackOwnData request, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.OwnFolderAsync(request.ApplicationId, request.Caller, cancellationToken);
        CaseFile file = await db.CaseOfAsync(folder, cancellationToken);

        // A token that opens one application of an account shows nothing of the account's others.
        Guid? only = request.Caller.OpensOnly is null || folder.OwnerSubject is null ? null : folder.Id;
        var actor = Actor.Owner(request.Caller);
        Guid id = ledger.Add(file.Id, HandOverKind.PersonalData, "Antragstellende Person", note: null, actor).Id;
        await db.SaveChangesAsync(cancellationToken);
        LoadedOwnData own = await exports.LoadAsync(file, only, cancellationToken);
        Stream content = await packages.BuildAsync(
            id,
            actor,
            target => PersonalDataArchive.WriteAsync(own.Data, own.Open, target, cancellationToken),
            each => each.Place(own.Documents, own.Bytes),
            cancellationToken);
        return new Package(id, FileName, content);
    }
}
