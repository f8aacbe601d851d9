using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>Where to go on in a call.</summary>
internal sealed record GetCall(Guid Id, Caller Caller) : IRequest<CallView>;

internal sealed class GetCallHandler(IApplicationsDb db, FormCatalog forms, TimeProvider time) : IRequestHandler<GetCall, CallView>
{
    public async Task<CallView> Handle(GetCall request, CancellationToken cancellationToken)
    {
        OpenedCall opened = await db.OpenedCallAsync(forms, request.Id, request.Caller, time.GetUtcNow(), cancellationToken);
        (PhoneCall call, BenefitApplication draft, FormEvaluation evaluation, ClosedParts closed) = (opened.Call, opened.Application, opened.Evaluation, opened.Closed);
        IReadOnlyList<EvidenceItem> evidence = EvidenceItem.Of(
            evaluation.Without(closed), await db.EvidenceOfAsync(draft.Id, cancellationToken), dueOn: null);
        SectionVersions versions = draft.SectionVersionsOf();
        List<SectionState> sections = [.. opened.Sections];
        SectionState? next = sections.Find(section => section.Open.Length > 0);
        return new CallView(
            call.Id,
            draft.Reference,
            draft.Status,
            draft.ApplicationDate,
            opened.CountsFrom,
            call.EndsAt,
            call.HasRead(draft) ? call.ReadBackAt : null,
            evaluation.CanBeSubmitted,
            [.. evaluation.BlockingMissing.Select(QuestionRef.Of)],
            [.. evaluation.Persons.Select(PersonView.Of)],
            [.. sections.Select(section => new CallSectionState(
                section.Key, section.Letter, section.Title, section.Person, EntityTags.Of(versions[section.Key]), section.Answered.Length, section.Open.Length))],
            next is null ? null : new NextQuestion(
                next.Key,
                next.Title,
                next.Person,
                EntityTags.Of(versions[next.Key]),
                CallQuestion.Of(opened.Form.Question(next.Open[0])!.Question, opened.Sheet.Answer(next.Key, next.Open[0]))),
            [.. evaluation.Hints.Where(hint => hint.Audience == FormHint.ForApplicant && !closed.Hides(hint.Section)).Select(HintView.Of)],
            [.. evidence.Select(item => new CallEvidence(item.Code, item.Title, item.Person, item.State))]);
    }
}

/// <summary>Where a call stands.</summary>
/// <param name="Id">Id of the call.</param>
/// <param name="Reference">Reference of the application.</param>
/// <param name="Status"><c>draft</c> or <c>submitted</c>.</param>
/// <param name="ApplicationDate">The date that counts.</param>
/// <param name="EffectMonth">First day from which it counts: of its month, or after the period that a renewal goes on from.</param>
/// <param name="EndsAt">When the call ends by itself if nothing is saved (UTC).</param>
/// <param name="ReadBackAt">When the answers, as they are now, were read to the caller (UTC); null if they were not.</param>
/// <param name="CanBeSubmitted">Only identity and contact block.</param>
/// <param name="BlockingMissing">Questions without which it cannot be sent.</param>
/// <param name="Persons">The household.</param>
/// <param name="Sections">What is asked, in order; any of them can be gone to.</param>
/// <param name="Next">The next open question; null when none is open.</param>
/// <param name="Hints">What is worth telling the caller.</param>
/// <param name="Evidence">Papers that the answers ask for, and whether they are there; never what they say.</param>
internal sealed record CallView(
    Guid Id,
    string Reference,
    ApplicationStatus Status,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    DateTimeOffset EndsAt,
    DateTimeOffset? ReadBackAt,
    bool CanBeSubmitted,
    IReadOnlyList<QuestionRef> BlockingMissing,
    IReadOnlyList<PersonView> Persons,
    IReadOnlyList<CallSectionState> Sections,
    NextQuestion? Next,
    IReadOnlyList<HintView> Hints,
    IReadOnlyList<CallEvidence> Evidence);

/// <summary>A paper to tell the caller of.</summary>
/// <param name="Code">Evidence code.</param>
/// <param name="Title">What it is.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="State">Whether it is there.</param>
internal sealed record CallEvidence(string Code, string Title, string Person, EvidenceState State);

/// <summary>A section instance that is asked.</summary>
/// <param name="Key">Key to open and save it.</param>
/// <param name="Letter">Letter of the section, A to R.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Person">Whose copy it is.</param>
/// <param name="Etag">Its version.</param>
/// <param name="Answered">How many questions are answered.</param>
/// <param name="Open">How many are open.</param>
internal sealed record CallSectionState(string Key, string Letter, string Title, string Person, string Etag, int Answered, int Open);

/// <summary>The question to read out next.</summary>
/// <param name="Section">Key of the section instance that it stands in.</param>
/// <param name="Title">Title of the section.</param>
/// <param name="Person">Whom it is about.</param>
/// <param name="Etag">Version of the section, for If-Match.</param>
/// <param name="Question">The question with its help.</param>
internal sealed record NextQuestion(string Section, string Title, string Person, string Etag, CallQuestion Question);
