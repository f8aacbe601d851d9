using JobcenterModular.Applications.Domain;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Resuming;

/// <summary>A new code; all earlier ones, and the links with them, are void. For who lost a mail or a note.</summary>
internal sealed record RenewResumeCode(Guid Id, Caller Caller) : IRequest<RenewedResumeCode>;

internal sealed class RenewResumeCodeHandler(IApplicationsDb db, OfficeClock clock, ResumeCodes codes)
    : IRequestHandler<RenewResumeCode, RenewedResumeCode>
{
    public Task<RenewedResumeCode> Handle(RenewResumeCode request, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            BenefitApplication application = await db.OwnAsync(request.Id, request.Caller, cancellationToken);
            Clocked clocked = clock.Read();
            db.ResumeCodes.RemoveRange(await db.ResumeCodes.Where(row => row.ApplicationId == application.Id).ToListAsync(cancellationToken));
            string code = codes.Add(db, application, clocked.Now);
            if (application.IsDraft)
                application.Touch(clocked);
            await db.SaveChangesAsync(cancellationToken);
            return new RenewedResumeCode(application.Reference, code);
        },
        db.Forget,
        cancellationToken);
}

/// <summary>A new code.</summary>
/// <param name="Reference">Reference for people.</param>
/// <param name="ResumeCode">The only valid code from now on; shown once.</param>
internal sealed record RenewedResumeCode(string Reference, string ResumeCode);
