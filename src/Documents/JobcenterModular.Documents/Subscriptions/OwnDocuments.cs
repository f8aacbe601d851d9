using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>Whose application a document of this system's own is.</summary>
internal sealed record OwnDocument(CaseFile CaseFile, PaperFolder Folder, DateTimeOffset ReceivedAt);

/// <summary>Files what this system wrote about an application: one document of each kind, named after the reference.</summary>
internal sealed class OwnDocuments(CaseFiling filing, ICaseVault vault, CaseIntake intake)
{
    /// <summary>The bytes at once, the row with the coming save; what is there already stays.</summary>
    public async Task AddAsync(
        DocumentsDbContext db,
        OwnDocument of,
        DocumentKind kind,
        string ending,
        string mediaType,
        byte[] bytes,
        CancellationToken cancellationToken)
    {
        if (await db.Documents.AnyAsync(row => row.ApplicationId == of.Folder.Id && row.Kind == kind, cancellationToken))
            return;
        string sha256 = await vault.StoreAsync(filing.OpenOrWrap(of.CaseFile), bytes, cancellationToken);
        var file = new ReceivedFile(of.Folder.Reference + ending, mediaType, bytes.Length, sha256);
        var document = new NewDocument(kind, ReceiptChannel.System, PersonId.Applicant, file)
        {
            ApplicationId = of.Folder.Id,
            ReceivedAt = of.ReceivedAt,
        };
        intake.Add(db, of.CaseFile, document, Actor.System("filing"));
    }
}
