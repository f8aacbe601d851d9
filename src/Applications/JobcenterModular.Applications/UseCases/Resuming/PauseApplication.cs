using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Identifiers;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Resuming;

/// <summary>Stops for now. Gives a code, and mails a link with it to the address given here or answered in the form.</summary>
/// <param name="Mail">Address for the link; null takes the answer of the form, if there is one.</param>
internal sealed record PauseApplication(Guid Id, string? Mail, string? IdempotencyKey, Caller Caller) : IRequest<PausedApplication>;

internal sealed class PauseApplicationHandler(
    IApplicationsDb db,
    FormCatalog forms,
    OfficeClock clock,
    ResumeCodes codes,
    Sealer sealer,
    Idempotency idempotency,
    IOptions<PortalOptions> portal) : IRequestHandler<PauseApplication, PausedApplication>
{
    public async Task<PausedApplication> Handle(PauseApplication request, CancellationToken cancellationToken)
    {
        if (request.Mail is not null && !MailboxAddress.Is(request.Mail))
            throw ApplicationsRefusals.MailAddressInvalid.ToException();
        try
        {
            return await OptimisticRetry.RunAsync(() => PauseAsync(request, cancellationToken), db.Forget, cancellationToken);
        }
        catch (DbUpdateException exception) when (Idempotency.LostRace(exception))
        {
            db.Forget();
            return await PauseAsync(request, cancellationToken);
        }
    }

    private async Task<PausedApplication> PauseAsync(PauseApplication request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.OwnAsync(request.Id, request.Caller, cancellationToken);
        var attempt = IdempotentAttempt.For($"pause:{request.Id}", request.IdempotencyKey, request.Mail ?? "");
        if (await idempotency.FindAsync<PausedApplication>(db.Shared, attempt, cancellationToken) is { } earlier)
            return earlier;
        if (!application.IsDraft)
            throw ApplicationsRefusals.AlreadySubmitted.ToException();

        Clocked clocked = clock.Read();
        await DropOldCodesAsync(application.Id, cancellationToken);
        string code = codes.Add(db, application, clocked.Now);
        string link = $"{portal.Value.BaseUrl}/antrag/fortsetzen#aktenzeichen={application.Reference}&code={code}";
        string? mail = request.Mail ?? FormEvaluation.Run(forms.FormOf(application), application.Sheet(), OwnApplication.FactsOf(application)).ContactMail;
        if (mail is null)
        {
            application.Touch(clocked);
        }
        else
        {
            string purpose = $"applications.draft-paused:{application.Id}";
            application.PauseWithMail(sealer.SealText(mail, purpose), sealer.SealText(link, purpose), clocked);
        }

        var reply = new PausedApplication(
            application.Reference, code, link, mail is not null, application.KeepUntil, OfficeClock.ExpiryOf(application.KeepUntil));
        idempotency.Remember(db.Shared, attempt, reply);
        await db.SaveChangesAsync(cancellationToken);
        return reply;
    }

    private async Task DropOldCodesAsync(BenefitApplicationId id, CancellationToken cancellationToken)
    {
        List<ResumeCode> stored = await db.ResumeCodes.Where(row => row.ApplicationId == id).OrderByDescending(row => row.CreatedAt).ToListAsync(cancellationToken);
        db.ResumeCodes.RemoveRange(stored.Skip(ResumeCode.MostAtOnce - 1));
    }
}

/// <summary>How to come back.</summary>
/// <param name="Reference">Reference for people.</param>
/// <param name="ResumeCode">Code for another device; shown once. Older codes stay valid, up to five.</param>
/// <param name="ResumeLink">The link that the mail holds; the code stands behind #, so that it reaches no server's log.</param>
/// <param name="MailSent">A mail with the link is on its way.</param>
/// <param name="KeepUntil">Last day on which the draft is kept if nothing more happens.</param>
/// <param name="ExpiresAt">The same as an instant (UTC).</param>
internal sealed record PausedApplication(
    string Reference, string ResumeCode, string ResumeLink, bool MailSent, DateOnly KeepUntil, DateTimeOffset ExpiresAt);
