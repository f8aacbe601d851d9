using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.Applications.UseCases.Submitting;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>An agent sends the application for the caller, after all answers were read out. No signature is needed (§ 37 (1) SGB II).</summary>
internal sealed record SubmitForCaller(Guid Id, Caller Caller) : IRequest<SubmittedApplication>;

internal sealed class SubmitForCallerHandler(
    IApplicationsDb db, IRequestHandler<SubmitApplication, SubmittedApplication> submitting, TimeProvider time)
    : IRequestHandler<SubmitForCaller, SubmittedApplication>
{
    public async Task<SubmittedApplication> Handle(SubmitForCaller request, CancellationToken cancellationToken)
    {
        PhoneCall call = await db.OwnCallAsync(request.Id, request.Caller, time.GetUtcNow(), cancellationToken);
        var submit = new SubmitApplication(call.ApplicationId.Value, call.ForApplicant())
        {
            Beside = (draft, cancelled) => NoteAsync(request, draft, cancelled),
        };
        return await submitting.Handle(submit, cancellationToken);
    }

    // In the same save as the submission: an answer that was changed after it was read out cannot slip in between.
    private async Task<string?> NoteAsync(SubmitForCaller request, BenefitApplication draft, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        PhoneCall call = await db.OwnCallAsync(request.Id, request.Caller, now, cancellationToken);
        if (!call.HasRead(draft))
            throw PhoneRefusals.NotReadBack.ToException();
        db.PhoneSteps.Add(call.Step(PhoneDeed.Submitted, now));
        return $"Aufgenommen von {call.Agent}, vorgelesen am {GermanDates.TimeText(call.ReadBackAt!.Value)}";
    }
}
