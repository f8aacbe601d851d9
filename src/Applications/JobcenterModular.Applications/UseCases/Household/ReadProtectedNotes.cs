using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Household;

/// <summary>What is protected in a sent application: the one address at which staff read it, and each read is logged.</summary>
internal sealed record ReadProtectedNotes(Guid Id, Caller Caller) : IRequest<IReadOnlyList<ProtectedNoteView>>;

internal sealed class ReadProtectedNotesHandler(IApplicationsDb db, FormCatalog forms, ProtectedVault vault)
    : IRequestHandler<ReadProtectedNotes, IReadOnlyList<ProtectedNoteView>>
{
    public async Task<IReadOnlyList<ProtectedNoteView>> Handle(ReadProtectedNotes request, CancellationToken cancellationToken)
    {
        var id = new BenefitApplicationId(request.Id);
        BenefitApplication sent = await db.SentAsync(id, cancellationToken);
        FormDefinition form = forms.FormOf(sent);
        FormEvaluation evaluation = FormEvaluation.Run(form, sent.Sheet(), OwnApplication.FactsOf(sent));
        List<ProtectedNote> notes = await db.ProtectedNotes.AsNoTracking().Where(note => note.ApplicationId == id).ToListAsync(cancellationToken);
        List<ProtectedNoteView> views =
        [
            .. notes.OrderBy(note => note.WrittenAt).ThenBy(note => note.Source, StringComparer.Ordinal).SelectMany(note => Views(note, form, evaluation)),
        ];
        await db.NoteReadAsync(sent, request.Caller, ReadPart.ProtectedNotes, cancellationToken);
        return views;
    }

    private IEnumerable<ProtectedNoteView> Views(ProtectedNote note, FormDefinition form, FormEvaluation evaluation)
    {
        string text = vault.Open(note);
        string? author = evaluation.Persons.FirstOrDefault(person => person.Id == note.Author)?.Name;
        if (note.Source == ProtectedNote.OwnNote)
            return text.Length == 0 ? [] : [new ProtectedNoteView(note.Author, author, null, null, null, null, text, null, note.WrittenAt)];
        string? about = InstanceKey.TryParse(note.Source)?.Person;
        return JsonNode.Parse(text)!.AsObject().Select(pair => new ProtectedNoteView(
            note.Author,
            author,
            note.Source,
            pair.Key,
            form.Question(pair.Key)?.Question.Text,
            about,
            null,
            pair.Value is null ? null : JsonSerializer.SerializeToElement(pair.Value),
            note.WrittenAt));
    }
}

/// <summary>Something protected. Nobody of the household but its author may learn of it.</summary>
/// <param name="Author">Who wrote it: <c>ap</c> or a member such as <c>p1</c>.</param>
/// <param name="AuthorName">Name of the author.</param>
/// <param name="Section">Of a protected answer: the section instance.</param>
/// <param name="Question">Of a protected answer: the question.</param>
/// <param name="QuestionText">Of a protected answer: the question as it was read.</param>
/// <param name="Person">Of a protected answer: whom it is about.</param>
/// <param name="Text">Of a note: what it says.</param>
/// <param name="Answer">Of a protected answer: what it says.</param>
/// <param name="WrittenAt">When (UTC).</param>
internal sealed record ProtectedNoteView(
    string Author,
    string? AuthorName,
    string? Section,
    string? Question,
    string? QuestionText,
    string? Person,
    string? Text,
    JsonElement? Answer,
    DateTimeOffset WrittenAt);
