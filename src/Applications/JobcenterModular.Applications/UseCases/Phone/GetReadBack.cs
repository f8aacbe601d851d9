using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.Applications.UseCases.Summaries;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>Everything that was answered, to be read to the caller before it is sent.</summary>
internal sealed record GetReadBack(Guid Id, Caller Caller) : IRequest<ReadBackText>;

internal sealed class GetReadBackHandler(IApplicationsDb db, FormCatalog forms, TimeProvider time) : IRequestHandler<GetReadBack, ReadBackText>
{
    public async Task<ReadBackText> Handle(GetReadBack request, CancellationToken cancellationToken)
    {
        OpenedCall opened = await db.OpenedCallAsync(forms, request.Id, request.Caller, time.GetUtcNow(), cancellationToken);
        return new ReadBackText(
            EntityTags.Of(opened.Application.SectionVersionsOf().Sum),
            GermanDates.EffectText(opened.Application.ApplicationDate, opened.CountsFrom),
            [
                .. opened.Sections.Select(section => new ReadBackSection(
                    section.Key,
                    section.Title,
                    section.Person,
                    [.. section.Answered.Where(id => !ProtectedAnswers.Is(id)).Select(id => Line(opened.Form.Question(id)!.Question, opened.Sheet.Answer(section.Key, id)!.Value))]))
                    .Where(section => section.Lines.Count > 0),
            ]);
    }

    private static ReadBackLine Line(FormQuestion question, JsonElement answer) => new(
        question.Id,
        question.Text,
        answer.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? null : IbanMask.Of(AnswerText.Of(question.Value, answer)),
        IbanMask.Of(JsonSerializer.SerializeToNode(answer)));
}

/// <summary>What to read out.</summary>
/// <param name="Etag">Send it back as If-Match once all was read: what was changed meanwhile was not read.</param>
/// <param name="EffectText">From when the application counts.</param>
/// <param name="Sections">The sections with an answer, in order.</param>
internal sealed record ReadBackText(string Etag, string EffectText, IReadOnlyList<ReadBackSection> Sections);

/// <summary>A section to read out.</summary>
/// <param name="Key">The section instance.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Person">Whom it is about.</param>
/// <param name="Lines">Its answers.</param>
internal sealed record ReadBackSection(string Key, string Title, string Person, IReadOnlyList<ReadBackLine> Lines);

/// <summary>An answer to read out.</summary>
/// <param name="Question">Id of the question.</param>
/// <param name="Text">The question.</param>
/// <param name="Spoken">The answer as it is spoken; null for groups and lists.</param>
/// <param name="Answer">The answer as data, account numbers masked.</param>
internal sealed record ReadBackLine(string Question, string Text, string? Spoken, JsonNode? Answer);
