using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Cases;
using JobcenterModular.Documents.UseCases.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>
/// The document of record and the answers go into the case file, its persons become known, and the checklist begins. The
/// bytes are in the vault before the rows; when the save is lost to another, all of it is done anew.
/// </summary>
internal sealed class WhenApplicationFiled(
    IServiceScopeFactory scopes, TimeProvider clock, CaseFiling filing, OwnDocuments documents, Sealer sealer)
    : IntegrationEventHandler<ApplicationFiled, DocumentsDbContext>(scopes, clock)
{
    private static readonly Actor Filing = Actor.System("filing");

    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(ApplicationFiled integrationEvent, DocumentsDbContext db, CancellationToken cancellationToken)
    {
        FiledContent content = await FiledContent.OpenAsync(integrationEvent, sealer, cancellationToken);
        PaperFolder folder = await db.FolderAsync(integrationEvent.ApplicationId, integrationEvent.Reference, cancellationToken);
        if (folder.State == FolderState.Deleted)
            throw DocumentsRefusals.AlreadyDeleted.ToException();
        folder.Start(integrationEvent.OwnerSubject, []);
        CaseFile caseFile = await db.CaseOfAsync(folder, filing, integrationEvent.Renews, cancellationToken);
        var of = new OwnDocument(caseFile, folder, integrationEvent.SubmittedAt);
        await documents.AddAsync(db, of, DocumentKind.Application, ".html", "text/html", content.Html, cancellationToken);
        await documents.AddAsync(db, of, DocumentKind.ApplicationData, ".json", "application/json", content.Answers, cancellationToken);
        db.ClosedAnswers.AddRange(content.Closed.Select(section => new ClosedAnswers { ApplicationId = folder.Id, Section = section }));
        await AddPersonsAsync(db, folder, caseFile.Id, content.Persons, cancellationToken);
        await AskAsync(db, folder, caseFile.Id, content.Evidence, cancellationToken);
    }

    private static async Task AddPersonsAsync(
        DocumentsDbContext db, PaperFolder folder, Guid caseId, IReadOnlyList<FiledPerson> persons, CancellationToken cancellationToken)
    {
        HashSet<string> known = [.. await db.CasePersons
            .Where(person => person.CaseId == caseId && person.ApplicationId == folder.Id)
            .Select(person => person.PersonId)
            .ToListAsync(cancellationToken)];
        db.CasePersons.AddRange(persons.Where(person => known.Add(person.Id)).Select(person => new CasePerson
        {
            CaseId = caseId,
            ApplicationId = folder.Id,
            PersonId = person.Id,
            Name = Cut(person.Name ?? "", CasePerson.MaxNameLength),
            Role = person.Role is null ? null : Cut(person.Role, CasePerson.MaxRoleLength),
            BirthDate = person.BirthDate,
        }));
        List<string> words = [.. persons.SelectMany(person => SearchText.Words(person.Name ?? "")).Distinct(StringComparer.Ordinal)];
        List<string> there = await db.CaseWords
            .Where(word => word.CaseId == caseId && words.Contains(word.Word))
            .Select(word => word.Word)
            .ToListAsync(cancellationToken);
        db.CaseWords.AddRange(words.Except(there, StringComparer.Ordinal).Select(word => new CaseWord { Word = word, CaseId = caseId }));
    }

    // What the applicant said of an item while it was a draft stays: only what is asked for is added.
    private async Task AskAsync(
        DocumentsDbContext db, PaperFolder folder, Guid caseId, IReadOnlyList<FiledEvidence> evidence, CancellationToken cancellationToken)
    {
        if (evidence.Count == 0)
            return;
        Dictionary<EvidenceKey, EvidenceItem> known = await db.EvidenceItems
            .Where(item => item.ApplicationId == folder.Id)
            .ToDictionaryAsync(item => item.Key, cancellationToken);
        DateTimeOffset now = _clock.GetUtcNow();
        foreach (FiledEvidence asked in evidence)
        {
            var key = new EvidenceKey(asked.Code, asked.Person);
            if (!known.TryGetValue(key, out EvidenceItem? item))
            {
                item = new EvidenceItem { Id = Guid.CreateVersion7(now), ApplicationId = folder.Id, CaseId = caseId, Code = key.Code, PersonId = key.PersonId };
                known[key] = db.EvidenceItems.Add(item).Entity;
            }

            item.Ask(Cut(asked.Title, EvidenceItem.MaxTitleLength), string.Join('\n', asked.Because), asked.Optional, asked.DueOn);
        }

        db.Note(new CaseNote(caseId, Filing, CaseAction.EvidenceAsked)
        {
            ApplicationId = folder.Id,
            Detail = string.Join(' ', evidence.Select(asked => new EvidenceKey(asked.Code, asked.Person))),
        });
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
