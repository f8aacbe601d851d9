using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>An agent saves what the caller says, under the same rules as the applicant's own save. It leaves a line with agent and time.</summary>
internal sealed record SaveCallSection(Guid Id, string Section, long ExpectedVersion, JsonElement Answers, Caller Caller) : IRequest<SavedSection>;

internal sealed class SaveCallSectionHandler(
    IApplicationsDb db, IRequestHandler<SaveSection, SavedSection> saving, TimeProvider time, IOptions<PhoneOptions> options)
    : IRequestHandler<SaveCallSection, SavedSection>
{
    public async Task<SavedSection> Handle(SaveCallSection request, CancellationToken cancellationToken)
    {
        PhoneCall call = await db.OwnCallAsync(request.Id, request.Caller, time.GetUtcNow(), cancellationToken);
        BenefitApplication draft = await db.ReadOwnAsync(call.ApplicationId.Value, call.ForApplicant(), cancellationToken);
        JsonElement typed = CallAnswers.Typed(draft.Sheet(), request.Section, request.Answers);
        var save = new SaveSection(draft.Id.Value, request.Section, request.ExpectedVersion, typed, call.ForApplicant())
        {
            ProtectedUnseen = true,
            Beside = (_, cancelled) => NoteAsync(request, cancelled),
        };
        try
        {
            SavedSection saved = await saving.Handle(save, cancellationToken);
            return saved with { Answers = CallAnswers.ForAgent(saved.Answers) };
        }
        catch (RefusalException refused) when (refused.Refusal == ApplicationsRefusals.SectionStale)
        {
            throw await StaleAsync(request, call, refused, cancellationToken);
        }
    }

    // Loaded anew: the save may have started over after somebody else's.
    private async Task NoteAsync(SaveCallSection request, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        PhoneCall call = await db.OwnCallAsync(request.Id, request.Caller, now, cancellationToken);
        call.GoOn(now, options.Value.CallLasts);
        db.PhoneSteps.Add(call.Step(PhoneDeed.SectionSaved, now, request.Section));
    }

    // Both versions, as far as an agent may see them.
    private async Task<RefusalException> StaleAsync(
        SaveCallSection request, PhoneCall call, RefusalException refused, CancellationToken cancellationToken)
    {
        BenefitApplication draft = await db.ReadOwnAsync(call.ApplicationId.Value, call.ForApplicant(), cancellationToken);
        AnswerSheet sheet = draft.Sheet();
        return refused.Refusal.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["current"] = new { etag = EntityTags.Of(draft.SectionVersionsOf()[request.Section]), answers = CallAnswers.ForAgent(sheet, request.Section) },
            ["yours"] = new { etag = EntityTags.Of(request.ExpectedVersion), answers = CallAnswers.ForAgent(JsonObject.Create(request.Answers)!) },
        });
    }
}
