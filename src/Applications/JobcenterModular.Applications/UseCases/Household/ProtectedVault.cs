using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Applications.UseCases.Household;

/// <summary>Keeps what is protected apart from everything else, and sealed.</summary>
internal sealed class ProtectedVault(Sealer sealer)
{
    /// <summary>Takes the protected answers out of these section instances and adds them, sealed, to the coming save.</summary>
    /// <param name="authorOf">Who wrote the answers of a section instance.</param>
    /// <returns>The sheet without them.</returns>
    public AnswerSheet SetApart(
        IApplicationsDb db, BenefitApplicationId id, AnswerSheet sheet, IReadOnlyCollection<string> sections, Func<string, string> authorOf, DateTimeOffset now)
    {
        AnswerSheet rest = sheet;
        foreach (string section in sections)
        {
            JsonObject answers = JsonObject.Create(sheet.Sections[section])!;
            List<string> apart = [.. answers.Select(pair => pair.Key).Where(ProtectedAnswers.Is)];
            if (apart.Count == 0)
                continue;
            var kept = new JsonObject();
            foreach (string question in apart)
            {
                kept[question] = answers[question]!.DeepClone();
                answers.Remove(question);
            }

            string author = authorOf(section);
            db.ProtectedNotes.Add(new ProtectedNote
            {
                ApplicationId = id,
                Author = author,
                Source = section,
                SealedText = Seal(id, author, section, kept.ToJsonString()),
                WrittenAt = now,
            });
            rest = answers.Count == 0 ? rest.Without(section) : rest.With(section, answers);
        }

        return rest;
    }

    /// <summary>The sheet with the protected answers in their places: only to see what follows from them.</summary>
    public AnswerSheet Restore(AnswerSheet sheet, IEnumerable<ProtectedNote> notes)
    {
        AnswerSheet whole = sheet;
        foreach (ProtectedNote note in notes.Where(note => note.Source != ProtectedNote.OwnNote))
        {
            JsonObject answers = whole.Sections.TryGetValue(note.Source, out JsonElement there) ? JsonObject.Create(there)! : [];
            foreach ((string question, JsonNode? answer) in JsonNode.Parse(Open(note))!.AsObject())
                answers[question] = answer?.DeepClone();
            whole = whole.With(note.Source, answers);
        }

        return whole;
    }

    public string Seal(BenefitApplicationId id, string author, string source, string text) => sealer.SealText(text, ProtectedNote.PurposeOf(id, author, source));

    public string Open(ProtectedNote note) => sealer.OpenText(note.SealedText, ProtectedNote.PurposeOf(note.ApplicationId, note.Author, note.Source));
}
