using FluentValidation;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Letters;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.UseCases.Letters;

/// <summary>The letter of a decision, for staff.</summary>
internal sealed record GetCaseLetter(Guid ApplicationId) : IRequest<CaseLetter>;

/// <summary>Staff say which document of the case file is the letter of the decision.</summary>
internal sealed record AttachLetter(Guid ApplicationId, LetterBody Body, long ExpectedVersion, Caller Caller) : IRequest<CaseLetter>;

/// <summary>The letter.</summary>
/// <param name="DocumentId">A document that was filed into the case file as mail, such as the decision of the case system.</param>
/// <param name="SentOn">The day on which it was posted, if it was.</param>
internal sealed record LetterBody(Guid DocumentId, DateOnly? SentOn = null);

/// <summary>The letter of a decision.</summary>
/// <param name="Etag">Version for If-Match; also in the header ETag.</param>
/// <param name="DocumentId">The document; null as long as none is attached.</param>
/// <param name="SentOn">The day on which it was posted.</param>
/// <param name="AttachedBy">Who attached it.</param>
/// <param name="AttachedAt">When (UTC).</param>
/// <param name="PortalDelivery">Its owner may read it in the portal.</param>
/// <param name="RetrievedAt">When its owner first opened it (UTC).</param>
internal sealed record CaseLetter(
    string Etag, Guid? DocumentId, DateOnly? SentOn, string? AttachedBy, DateTimeOffset? AttachedAt, bool PortalDelivery, DateTimeOffset? RetrievedAt)
{
    public static CaseLetter Of(DecisionLetter letter) => new(
        EntityTags.Of(letter.Version), letter.DocumentId, letter.SentOn, letter.AttachedBy, letter.AttachedAt, letter.PortalDelivery, letter.RetrievedAt);
}

internal sealed class AttachLetterValidator : AbstractValidator<AttachLetter>
{
    public AttachLetterValidator(TimeProvider clock) => RuleFor(request => request.Body.SentOn)
        .Must(day => day is null || (day.Value.Year >= 2005 && day <= OfficeTime.DateAt(clock.GetUtcNow()).AddDays(7)))
        .OverridePropertyName("sentOn").WithErrorCode("out_of_range").WithMessage("Bitte nennen Sie den Tag, an dem das Schreiben zur Post ging.");
}

internal sealed class AttachLetterHandler(IDocumentsDb db, TimeProvider clock) : IRequestHandler<GetCaseLetter, CaseLetter>, IRequestHandler<AttachLetter, CaseLetter>
{
    public async Task<CaseLetter> Handle(GetCaseLetter request, CancellationToken cancellationToken)
    {
        await db.SubmittedFolderAsync(request.ApplicationId, cancellationToken);
        return CaseLetter.Of(await LetterAsync(request.ApplicationId, cancellationToken));
    }

    public Task<CaseLetter> Handle(AttachLetter request, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(() => AttachAsync(request, cancellationToken), db.Forget, cancellationToken);

    private async Task<CaseLetter> AttachAsync(AttachLetter request, CancellationToken cancellationToken)
    {
        PaperFolder folder = await db.SubmittedFolderAsync(request.ApplicationId, cancellationToken);
        DecisionLetter letter = await LetterAsync(folder.Id, cancellationToken);
        if (letter.Version != request.ExpectedVersion)
        {
            throw LetterRefusals.Stale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["current"] = CaseLetter.Of(letter),
                ["yours"] = new { etag = EntityTags.Of(request.ExpectedVersion), letter = request.Body },
            });
        }

        // Mail only: a paper of the applicant's own is theirs already, and what waits for its check is nobody's.
        bool known = await db.Documents.AnyAsync(
            row => row.Id == request.Body.DocumentId && row.CaseId == folder.CaseId && row.Kind == DocumentKind.Mail && row.Released
                && (row.ApplicationId == null || row.ApplicationId == folder.Id),
            cancellationToken);
        if (!known)
            throw LetterRefusals.DocumentUnknown.ToException();
        letter.Attach(request.Body.DocumentId, request.Body.SentOn, request.Caller.Subject ?? "", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await db.Shared.WaitForDeliveryAsync(cancellationToken);
        return CaseLetter.Of(letter);
    }

    private async Task<DecisionLetter> LetterAsync(Guid application, CancellationToken cancellationToken) =>
        await db.DecisionLetters.SingleOrDefaultAsync(row => row.Id == application, cancellationToken) ?? throw LetterRefusals.Undecided.ToException();
}
