using FluentValidation;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Log;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Documents;

/// <summary>
/// A document that was put into the wrong file goes to the right one, with all its versions and a line in both logs. Its
/// bytes are sealed anew under the other key first; then one save moves the rows; then the old bytes are erased. Killed
/// anywhere, the document is whole in one of the two files, and the sweep takes the rest.
/// </summary>
internal sealed record MoveDocument(Guid CaseId, Guid DocumentId, Guid TargetCaseFileId, string Reason, string? Person, Actor Actor)
    : IRequest<MovedDocument>;

/// <summary>Where a document lies now.</summary>
/// <param name="Id">The document.</param>
/// <param name="CaseFileId">The case file.</param>
internal sealed record MovedDocument(Guid Id, Guid CaseFileId);

internal sealed class MoveDocumentValidator : AbstractValidator<MoveDocument>
{
    public MoveDocumentValidator()
    {
        RuleFor(request => request.Reason)
            .Must(reason => !string.IsNullOrWhiteSpace(reason) && reason.Length <= Actor.MaxReasonLength)
            .WithErrorCode("reason_missing")
            .WithMessage($"Bitte geben Sie einen Grund an, mit höchstens {Actor.MaxReasonLength} Zeichen.");
        RuleFor(request => request.Person).Must(person => person is null || PersonId.IsWellFormed(person))
            .WithErrorCode("unknown_person").WithMessage(DocumentsRefusals.PersonMalformed.Text);
    }
}

internal sealed partial class MoveDocumentHandler(
    IDocumentsDb db, CaseFiling filing, ICaseVault vault, DocumentReader reader, CaseIntake intake, OrphanEraser orphans, IPlainPapers plain,
    ILogger<MoveDocumentHandler> logger) : IRequestHandler<MoveDocument, MovedDocument>
{
    public async Task<MovedDocument> Handle(MoveDocument request, CancellationToken cancellationToken)
    {
        if (request.TargetCaseFileId == request.CaseId)
            throw CaseFileRefusals.TargetIsSource.ToException();
        IReadOnlyList<LeftBehind> left = await OptimisticRetry.RunAsync(
            () => MoveAsync(request, cancellationToken), db.Forget, cancellationToken);
        foreach (LeftBehind bytes in left)
            await EraseAsync(request.CaseId, bytes);
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return new MovedDocument(left[0].SeriesId, request.TargetCaseFileId);
    }

    [LoggerMessage(2051, LogLevel.Warning, "The bytes of moved document {DocumentId} could not be erased in its old place; the sweep will")]
    private static partial void NotErased(ILogger logger, Guid documentId, Exception exception);

    private async Task<IReadOnlyList<LeftBehind>> MoveAsync(MoveDocument request, CancellationToken cancellationToken)
    {
        CaseFile target = await TargetAsync(request, cancellationToken);
        List<CaseDocument> versions = await VersionsAsync(request, cancellationToken);
        CaseKey key = filing.Open(target);
        foreach (CaseDocument version in versions.DistinctBy(version => version.Sha256, StringComparer.Ordinal))
        {
            await vault.CopyAsync(
                key,
                version.Sha256,
                async () => await reader.OpenAsync(version, cancellationToken)
                    ?? throw new FileNotFoundException($"The bytes of document {version.Id} are missing in the storage."),
                cancellationToken);
            intake.Require(db, target, version.Sha256);
        }

        List<LeftBehind> left = [.. versions.Select(LeftBehind.Of)];
        await WithdrawAsync(versions, request.Person ?? PersonId.Applicant, target.Id, cancellationToken);
        Note(request, request.CaseId, left[0], $"to {target.Id}");
        Note(request, target.Id, left[0], $"from {request.CaseId}");
        await db.SaveChangesAsync(cancellationToken);
        return left;
    }

    private async Task<CaseFile> TargetAsync(MoveDocument request, CancellationToken cancellationToken)
    {
        bool there = await db.CaseFiles.AnyAsync(
            row => row.Id == request.TargetCaseFileId && (row.State == CaseFileState.Open || row.State == CaseFileState.Closed), cancellationToken);
        if (!there)
            throw CaseFileRefusals.TargetUnknown.ToException();
        await filing.KeyOfAsync(db, request.TargetCaseFileId, cancellationToken);
        return await db.CaseFiles.SingleAsync(row => row.Id == request.TargetCaseFileId, cancellationToken);
    }

    // All versions, those too that wait for the scanner: a document is never in two files.
    private async Task<List<CaseDocument>> VersionsAsync(MoveDocument request, CancellationToken cancellationToken)
    {
        CaseFile source = await db.VisibleCaseAsync(request.CaseId, cancellationToken);
        CaseDocument visible;
        try
        {
            visible = (await db.VisibleVersionsAsync(source.Id, request.DocumentId, cancellationToken))[0];
        }
        catch (RefusalException)
        {
            if (await db.WasMovedAwayAsync(source.Id, request.DocumentId, cancellationToken))
                throw CaseFileRefusals.MovedAway.ToException();
            throw;
        }

        if (visible.Kind is DocumentKind.Application or DocumentKind.ApplicationPdf or DocumentKind.ApplicationData)
            throw CaseFileRefusals.StaysHere.ToException();
        return await db.Documents.Where(row => row.SeriesId == visible.SeriesId).OrderBy(row => row.VersionNumber).ToListAsync(cancellationToken);
    }

    private async Task WithdrawAsync(List<CaseDocument> versions, string person, Guid targetId, CancellationToken cancellationToken)
    {
        List<Guid> ids = [.. versions.Select(version => version.Id)];
        List<DocumentItem> items = await db.DocumentItems.Where(item => ids.Contains(item.DocumentId)).ToListAsync(cancellationToken);
        db.DocumentItems.RemoveRange(items);
        if (versions[0] is { Kind: DocumentKind.Evidence, ApplicationId: { } application })
            (await db.Folders.SingleAsync(folder => folder.Id == application, cancellationToken)).GiveAway();
        foreach (CaseDocument version in versions)
            version.MoveTo(targetId, person, items.Exists(item => item.DocumentId == version.Id));
    }

    private void Note(MoveDocument request, Guid caseId, LeftBehind document, string detail) =>
        db.Note(new CaseNote(caseId, request.Actor with { Reason = request.Reason }, CaseAction.DocumentMoved)
        {
            DocumentId = document.SeriesId,
            Detail = detail,
        });

    private async Task EraseAsync(Guid caseId, LeftBehind bytes)
    {
        try
        {
            if (bytes is { StoredPlain: true, ApplicationId: { } application })
                await plain.EraseAsync(application, bytes.Id, CancellationToken.None);
            else
                await orphans.EraseFromCaseAsync(caseId, bytes.Sha256, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            NotErased(logger, bytes.Id, exception);
        }
    }

    private sealed record LeftBehind(Guid Id, Guid SeriesId, Guid? ApplicationId, string Sha256, bool StoredPlain)
    {
        public static LeftBehind Of(CaseDocument version) =>
            new(version.Id, version.SeriesId, version.ApplicationId, version.Sha256, version.StoredPlain);
    }
}
