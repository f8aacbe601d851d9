using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.Domain.Phone;
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
        OpenedCall opened = await db.OpenedCallAsync(forms, request.Id, request.Caller, time.GetUtcNow(), cancellationToken);
        SectionState state = opened.Sections.FirstOrDefault(section => section.Key == request.Section)
            ?? throw ApplicationsRefusals.SectionUnknown.ToException();
        return new CallSection(
            state.Key,
            state.Letter,
            state.Title,
            opened.Form.Section(state.SectionKey)!.Intro,
            state.Person,
            EntityTags.Of(opened.Application.SectionVersionsOf()[state.Key]),
            CallAnswers.ForAgent(opened.Sheet, state.Key),
            [.. state.Visible.Select(id => CallQuestion.Of(
                opened.Form.Question(id)!.Question, ProtectedAnswers.Is(id) ? null : opened.Sheet.Answer(state.Key, id)))]);
    }
}

/// <summary>Answers as an agent may see them: no whole account number, and nothing that is protected.</summary>
internal static class CallAnswers
{
    public static JsonObject ForAgent(AnswerSheet sheet, string section) => IbanMask.Of(ProtectedAnswers.Without(sheet, section));

    public static JsonObject ForAgent(JsonObject answers) => IbanMask.Of(ProtectedAnswers.Without(answers));

    /// <summary>What the agent typed, with the stored account numbers in the places of their masks.</summary>
    /// <exception cref="SharedKernel.RefusalException">A mask belongs to no stored number.</exception>
    public static JsonElement Typed(AnswerSheet sheet, string section, JsonElement typed)
    {
        if (typed.ValueKind != JsonValueKind.Object)
            return typed;
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        var stored = new StoredNumbers(sheet.Sections.TryGetValue(section, out JsonElement saved) ? JsonObject.Create(saved)! : []);
        JsonObject whole = stored.Restore(JsonObject.Create(typed)!, unknown);
        return unknown.Count == 0 ? JsonSerializer.SerializeToElement(whole) : throw ApplicationsRefusals.AnswersInvalid.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["errors"] = unknown.Select(question => new FieldError(
                ErrorSink.Step(question), AnswerErrorCodes.UnknownMask, "Diese verdeckte Kontonummer gehört zu keiner gespeicherten. Bitte geben Sie die ganze Nummer ein.")).ToList(),
        });
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
