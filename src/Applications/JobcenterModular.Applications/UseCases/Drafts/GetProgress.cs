using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.Applications.UseCases.Submitting;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Drafts;

/// <summary>Where the draft stands: what is asked, open and implausible.</summary>
internal sealed record GetProgress(Guid Id, Caller Caller) : IRequest<ProgressView>;

internal sealed class GetProgressHandler(IApplicationsDb db, FormCatalog forms, EvidenceDeadline deadline, OfficeClock clock) : IRequestHandler<GetProgress, ProgressView>
{
    public async Task<ProgressView> Handle(GetProgress request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.ReadOwnAsync(request.Id, request.Caller, cancellationToken);
        FormDefinition form = forms.FormOf(application);
        Renewal? renewal = await db.RenewalOfAsync(application, form, cancellationToken);
        FormFacts facts = RenewalReads.FactsOf(application, form, renewal);
        FormEvaluation whole = FormEvaluation.Run(form, application.Sheet(), facts);
        FormEvaluation evaluation = whole.Without(await db.ClosedPartsAsync(application.Id, form, whole, cancellationToken));
        EvidenceKnown known = await db.EvidenceOfAsync(application.Id, cancellationToken);
        string? owner = application.IsDraft ? application.OwnerSubject : null;
        return ProgressView.Of(application, evaluation, EvidenceItem.Of(evaluation, known, deadline.Of(application))) with
        {
            Renewal = RenewalProgress.Of(application, form, facts, renewal, evaluation),
            RenewalInstead = await db.OfferAsync(forms, form, owner, clock.Read().Today, cancellationToken),
        };
    }
}

/// <summary>Where a draft stands.</summary>
/// <param name="Answered">Answered questions that count.</param>
/// <param name="Open">Questions still open.</param>
/// <param name="Percent">Answered of all that count, 0 to 100.</param>
/// <param name="CanBeSubmitted">Only identity and contact block; everything else can follow.</param>
/// <param name="BlockingMissing">Questions without which it cannot be sent.</param>
/// <param name="Persons">The household with the role of each person.</param>
/// <param name="Sections">All section instances that are asked now, with their questions in order.</param>
/// <param name="Hints">What is implausible or worth knowing; a hint never blocks.</param>
/// <param name="HiddenAnswers">Answers to questions that are no longer asked: kept, but not sent.</param>
/// <param name="Evidence">Papers that are due, offered or there.</param>
/// <param name="Annexes">Official annexes that these answers stand for.</param>
/// <param name="KeepUntil">Last day on which the draft is kept; null once sent.</param>
/// <param name="ExpiresAt">The same as an instant (UTC).</param>
/// <param name="Renewal">In a renewal: what came along and waits for a word; null in a first application.</param>
/// <param name="RenewalInstead">In a first application: a shorter way, if the account's granted time ends soon or has just ended.</param>
internal sealed record ProgressView(
    int Answered,
    int Open,
    int Percent,
    bool CanBeSubmitted,
    IReadOnlyList<QuestionRef> BlockingMissing,
    IReadOnlyList<PersonView> Persons,
    IReadOnlyList<SectionProgress> Sections,
    IReadOnlyList<HintView> Hints,
    IReadOnlyList<QuestionRef> HiddenAnswers,
    IReadOnlyList<EvidenceItem> Evidence,
    IReadOnlyList<string> Annexes,
    DateOnly? KeepUntil,
    DateTimeOffset? ExpiresAt,
    RenewalProgress? Renewal = null,
    RenewalOffer? RenewalInstead = null)
{
    public static ProgressView Of(BenefitApplication application, FormEvaluation evaluation, IReadOnlyList<EvidenceItem> evidence)
    {
        SectionVersions versions = application.SectionVersionsOf();
        return new ProgressView(
            evaluation.Counts.Answered,
            evaluation.Counts.Open,
            evaluation.Counts.Percent,
            evaluation.CanBeSubmitted,
            [.. evaluation.BlockingMissing.Select(QuestionRef.Of)],
            [.. evaluation.Persons.Select(PersonView.Of)],
            [
                .. evaluation.Sections.Select(section => new SectionProgress(
                    section.Key, section.SectionKey, section.Letter, section.Title, section.Person,
                    EntityTags.Of(versions[section.Key]), section.Visible, section.Answered, section.Open)),
            ],
            [.. evaluation.Hints.Where(hint => hint.Audience == FormHint.ForApplicant).Select(HintView.Of)],
            [.. evaluation.HiddenAnswers.Select(QuestionRef.Of)],
            evidence,
            [.. evaluation.Annexes.Select(annex => annex.Name)],
            application.IsDraft ? application.KeepUntil : null,
            application.IsDraft ? OfficeClock.ExpiryOf(application.KeepUntil) : null);
    }
}

/// <summary>A question in a section instance.</summary>
/// <param name="Section">The section instance, such as <c>person</c> or <c>person:p1</c>.</param>
/// <param name="Question">The question.</param>
internal sealed record QuestionRef(string Section, string Question)
{
    public static QuestionRef Of(QuestionAt at) => new(at.Section, at.Question);
}

/// <summary>A person of the household.</summary>
/// <param name="Id"><c>ap</c> for the applicant, else <c>p1</c>, <c>p2</c> …</param>
/// <param name="Role"><c>ap</c>, <c>wep</c> (from 15), <c>ki</c> (child), <c>hg</c>, <c>wg</c> or <c>other</c>.</param>
/// <param name="Age">Completed years on the first of the application month; null while unknown.</param>
/// <param name="Name">Name as far as it was told.</param>
internal sealed record PersonView(string Id, string? Role, int? Age, string? Name)
{
    public static PersonView Of(HouseholdPerson person) => new(person.Id, person.Role, person.Age, person.Name);
}

/// <summary>A section instance that is asked now.</summary>
/// <param name="Key">Key to save it under.</param>
/// <param name="Section">Key of the section in the form.</param>
/// <param name="Letter">Letter of the section, A to R.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Person">Whose copy it is.</param>
/// <param name="Etag">Its version; "0" if it was never saved.</param>
/// <param name="Questions">Ids of the questions that are asked, in order.</param>
/// <param name="Answered">Those that are answered.</param>
/// <param name="Open">Those that are open.</param>
internal sealed record SectionProgress(
    string Key,
    string Section,
    string Letter,
    string Title,
    string Person,
    string Etag,
    IReadOnlyList<string> Questions,
    IReadOnlyList<string> Answered,
    IReadOnlyList<string> Open);

/// <summary>Something implausible or worth knowing.</summary>
/// <param name="Section">The section instance.</param>
/// <param name="Question">The question.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Text">Plain German.</param>
internal sealed record HintView(string Section, string Question, string Code, string Text)
{
    public static HintView Of(RaisedHint hint) => new(hint.Section, hint.Question, hint.Code, hint.Text);
}
