using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>A section to read out, question by question.</summary>
internal sealed record GetCallSection(Guid Id, string Section, Caller Caller) : IRequest<CallSection>;

internal sealed class GetCallSectionHandler(IApplicationsDb db, FormCatalog forms, TimeProvider time) : IRequestHandler<GetCallSection, CallSection>
{
    public async Task<CallSection> Handle(GetCallSection request, CancellationToken cancellationToken)
    {
        PhoneCall call = await db.OwnCallAsync(request.Id, request.Caller, time.GetUtcNow(), cancellationToken);
        BenefitApplication draft = await db.ReadOwnAsync(call.ApplicationId.Value, call.ForApplicant(), cancellationToken);
        FormDefinition form = forms.FormOf(draft);
        AnswerSheet sheet = draft.Sheet();
        FormEvaluation evaluation = FormEvaluation.Run(form, sheet, await db.FactsOfAsync(draft, form, cancellationToken));
        ClosedParts closed = await db.ClosedPartsAsync(draft.Id, form, evaluation, cancellationToken);
        SectionState state = evaluation.Sections.FirstOrDefault(section => section.Key == request.Section && !closed.Hides(section.Key))
            ?? throw ApplicationsRefusals.SectionUnknown.ToException();
        return new CallSection(
            state.Key,
            state.Letter,
            state.Title,
            form.Section(state.SectionKey)!.Intro,
            state.Person,
            EntityTags.Of(draft.SectionVersionsOf()[state.Key]),
            CallAnswers.ForAgent(sheet, state.Key),
            [.. state.Visible.Select(id => CallQuestion.Of(
                form.Question(id)!.Question, ProtectedAnswers.Is(id) ? null : sheet.Answer(state.Key, id)))]);
    }
}

/// <summary>Answers as an agent may see them: no whole account number, and nothing that is protected.</summary>
internal static class CallAnswers
{
    public static JsonObject ForAgent(AnswerSheet sheet, string section) =>
        sheet.Sections.TryGetValue(section, out JsonElement saved) ? ForAgent(JsonObject.Create(saved)!) : [];

    public static JsonObject ForAgent(JsonObject answers) => IbanMask.Of(new JsonObject(
        answers.Where(pair => !ProtectedAnswers.Is(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))));

    /// <summary>What the agent typed, with what the agent was not shown: it is not lost because it is not seen.</summary>
    public static JsonElement Typed(AnswerSheet sheet, string section, JsonElement typed)
    {
        if (typed.ValueKind != JsonValueKind.Object || !sheet.Sections.TryGetValue(section, out JsonElement saved))
            return typed;
        JsonObject stored = JsonObject.Create(saved)!;
        JsonObject whole = IbanMask.Restore(JsonObject.Create(typed)!, stored)!.AsObject();
        foreach ((string id, JsonNode? answer) in stored.Where(pair => ProtectedAnswers.Is(pair.Key) && !whole.ContainsKey(pair.Key)))
            whole[id] = answer?.DeepClone();
        return JsonSerializer.SerializeToElement(whole);
    }
}

/// <summary>A section as an agent goes through it.</summary>
/// <param name="Key">The section instance.</param>
/// <param name="Letter">Letter of the section, A to R.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Intro">What to say before the first question.</param>
/// <param name="Person">Whom it is about.</param>
/// <param name="Etag">Send it back as If-Match when saving.</param>
/// <param name="Answers">The answers so far, account numbers masked. A masked number that is sent back means the stored one.</param>
/// <param name="Questions">The questions that are asked, in order.</param>
internal sealed record CallSection(
    string Key, string Letter, string Title, string? Intro, string Person, string Etag, JsonObject Answers, IReadOnlyList<CallQuestion> Questions);
