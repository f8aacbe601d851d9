using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.Applications.UseCases.Resuming;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>All answers were read to the caller, who agreed.</summary>
/// <param name="ExpectedVersion">The version that was read out.</param>
internal sealed record RecordReadBack(Guid Id, long ExpectedVersion, Caller Caller) : IRequest<ReadBackRecorded>;

internal sealed class RecordReadBackHandler(IApplicationsDb db, TimeProvider time, IOptions<PhoneOptions> options)
    : IRequestHandler<RecordReadBack, ReadBackRecorded>
{
    public Task<ReadBackRecorded> Handle(RecordReadBack request, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            DateTimeOffset now = time.GetUtcNow();
            PhoneCall call = await db.OwnCallAsync(request.Id, request.Caller, now, cancellationToken);
            BenefitApplication draft = await db.ReadOwnAsync(call.ApplicationId.Value, call.ForApplicant(), cancellationToken);
            if (!draft.IsDraft)
                throw ApplicationsRefusals.AlreadySubmitted.ToException();
            if (draft.SectionVersionsOf().Sum != request.ExpectedVersion)
                throw PhoneRefusals.NotReadBack.ToException();
            call.ReadBack(draft, now);
            call.GoOn(now, options.Value.CallLasts);
            db.PhoneSteps.Add(call.Step(PhoneDeed.ReadBack, now));
            await db.SaveChangesAsync(cancellationToken);
            return new ReadBackRecorded(now, call.Agent);
        },
        db.Forget,
        cancellationToken);
}

/// <summary>A read-back. A later change of an answer asks for another one.</summary>
/// <param name="ReadBackAt">When (UTC).</param>
/// <param name="ReadBackBy">Account of the agent.</param>
internal sealed record ReadBackRecorded(DateTimeOffset ReadBackAt, string ReadBackBy);

/// <summary>The caller goes on alone: a new code, all earlier ones are void, and the call is over.</summary>
internal sealed record HandOverCall(Guid Id, Caller Caller) : IRequest<RenewedResumeCode>;

internal sealed class HandOverCallHandler(IApplicationsDb db, OfficeClock clock, ResumeCodes codes) : IRequestHandler<HandOverCall, RenewedResumeCode>
{
    public Task<RenewedResumeCode> Handle(HandOverCall request, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            Clocked clocked = clock.Read();
            PhoneCall call = await db.OwnCallAsync(request.Id, request.Caller, clocked.Now, cancellationToken);
            BenefitApplication application = await db.OwnAsync(call.ApplicationId.Value, call.ForApplicant(), cancellationToken);
            db.ResumeCodes.RemoveRange(await db.ResumeCodes.Where(row => row.ApplicationId == application.Id).ToListAsync(cancellationToken));
            string code = codes.Add(db, application, clocked.Now);
            if (application.IsDraft)
                application.Touch(clocked);
            db.PhoneSteps.Add(call.Step(PhoneDeed.HandedOver, clocked.Now));
            call.End(clocked.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new RenewedResumeCode(application.Reference, code);
        },
        db.Forget,
        cancellationToken);
}

/// <summary>The agent closes the call; it opens nothing any more.</summary>
internal sealed record EndCall(Guid Id, Caller Caller) : IRequest;

internal sealed class EndCallHandler(IApplicationsDb db, TimeProvider time) : IRequestHandler<EndCall, Unit>
{
    public Task<Unit> Handle(EndCall request, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            DateTimeOffset now = time.GetUtcNow();
            PhoneCall call = await db.OwnCallAsync(request.Id, request.Caller, now, cancellationToken);
            db.PhoneSteps.Add(call.Step(PhoneDeed.Ended, now));
            call.End(now);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        },
        db.Forget,
        cancellationToken);
}
