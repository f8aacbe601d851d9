using System.Text.Json;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Phone;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.Applications.UseCases.Submitting;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk;

/// <summary>A sent application on the caseworker's desk. Drafts do not exist here.</summary>
internal sealed record GetCaseworkApplication(Guid Id, Caller Caller) : IRequest<CaseworkApplication>;

internal sealed class GetCaseworkApplicationHandler(IApplicationsDb db, FormCatalog forms, EvidenceDeadline deadline, ProtectedVault vault)
    : IRequestHandler<GetCaseworkApplication, CaseworkApplication>
{
    public async Task<CaseworkApplication> Handle(GetCaseworkApplication request, CancellationToken cancellationToken)
    {
        var id = new BenefitApplicationId(request.Id);
        BenefitApplication application = await db.SentAsync(id, cancellationToken);
        Submission submission = await db.Submissions.AsNoTracking().SingleAsync(row => row.ApplicationId == id, cancellationToken);
        PdfState pdf = await db.Summaries.Where(row => row.ApplicationId == id).Select(row => row.PdfState).SingleAsync(cancellationToken);
        EvidenceKnown known = (await db.EvidenceOfAsync(id, cancellationToken)).ForDesk();
        AnswerSheet sheet = AnswerSheet.Parse(submission.Answers);
        List<ProtectedNote> notes = await db.ProtectedNotes.AsNoTracking().Where(note => note.ApplicationId == id).ToListAsync(cancellationToken);
        FormDefinition form = forms.FormOf(application);
        FormFacts facts = await db.FactsOfAsync(application, form, cancellationToken);
        FormEvaluation evaluation = FormEvaluation.Run(form, vault.Restore(sheet, notes), facts);
        IReadOnlyList<EvidenceItem> evidence = EvidenceItem.Of(evaluation, known, deadline.Of(application));
        PhoneRecord? phone = await db.PhoneRecordAsync(id, cancellationToken);
        await db.NoteReadAsync(application, request.Caller, ReadPart.Application, cancellationToken);
        return new CaseworkApplication(
            request.Id,
            application.Reference,
            submission.SubmittedAt,
            application.ApplicationDate,
            facts.CountsFrom,
            application.Team,
            application.Urgent,
            application.ConfirmedAt,
            submission.FormKey,
            submission.FormVersion,
            [.. evaluation.Persons.Select(PersonView.Of)],
            sheet.Sections,
            known.Views(),
            evidence,
            FollowUps.Of(evaluation, evidence),
            [.. evaluation.Hints.Select(HintView.Of)],
            [.. evaluation.Annexes.Select(annex => annex.Name)],
            ForApplicant.Retired(
                application.RetiredAnswers is { } retired ? JsonSerializer.Deserialize<JsonElement>(retired) : null,
                answer => !ProtectedAnswers.Is(answer["question"]!.GetValue<string>())),
            submission.Receipt,
            pdf,
            phone,
            notes.Count > 0);
    }
}

/// <summary>A sent application with everything that came with it.</summary>
/// <param name="Id">Id of the application.</param>
/// <param name="Reference">Reference for people.</param>
/// <param name="SubmittedAt">When it was sent (UTC).</param>
/// <param name="ApplicationDate">The date that counts (§ 37 SGB II).</param>
/// <param name="EffectMonth">First day from which it counts: of its month, or after the period that a renewal goes on from.</param>
/// <param name="Team">The team that it is for.</param>
/// <param name="Urgent">Something cannot wait.</param>
/// <param name="ConfirmedAt">When the confirmation left for the applicant's own channel (UTC).</param>
/// <param name="Form">Key of the form.</param>
/// <param name="FormVersion">Version of the form.</param>
/// <param name="Persons">The household with the role of each person.</param>
/// <param name="Answers">Answers as sent, by section instance and question.</param>
/// <param name="Papers">Papers that passed their checks; the content is at <c>/casework/applications/{id}/documents/{documentId}/content</c>.</param>
/// <param name="Evidence">The checklist of papers; it counts those that passed their checks.</param>
/// <param name="FollowUps">Open answers and missing papers.</param>
/// <param name="Hints">What is implausible or worth a look; never a verdict.</param>
/// <param name="Annexes">Official annexes that these answers stand for.</param>
/// <param name="RetiredAnswers">Answers that a change of the form version did not carry.</param>
/// <param name="Receipt">The signed receipt.</param>
/// <param name="Pdf">Where the PDF of the summary stands.</param>
/// <param name="Phone">Who helped on the phone; null where nobody did.</param>
/// <param name="HasProtectedNotes">Something is protected, such as that there is violence: read <c>/casework/applications/{id}/protected-notes</c> before you write to anybody.</param>
internal sealed record CaseworkApplication(
    Guid Id,
    string Reference,
    DateTimeOffset SubmittedAt,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    string Team,
    bool Urgent,
    DateTimeOffset? ConfirmedAt,
    string Form,
    int FormVersion,
    IReadOnlyList<PersonView> Persons,
    IReadOnlyDictionary<string, JsonElement> Answers,
    IReadOnlyList<PaperView> Papers,
    IReadOnlyList<EvidenceItem> Evidence,
    IReadOnlyList<FollowUpItem> FollowUps,
    IReadOnlyList<HintView> Hints,
    IReadOnlyList<string> Annexes,
    JsonElement? RetiredAnswers,
    string Receipt,
    PdfState Pdf,
    PhoneRecord? Phone,
    bool HasProtectedNotes);
