using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Household;

/// <summary>The own part of somebody of the household: progress, and what all of the household share.</summary>
internal sealed record GetOwnPart(Caller Caller) : IRequest<OwnPartView>;

internal sealed class GetOwnPartHandler(IApplicationsDb db, FormCatalog forms) : IRequestHandler<GetOwnPart, OwnPartView>
{
    public async Task<OwnPartView> Handle(GetOwnPart request, CancellationToken cancellationToken)
    {
        OwnPart part = await db.OwnPartAsync(forms, request.Caller, cancellationToken);
        SectionVersions versions = part.Application.SectionVersionsOf();
        return new OwnPartView(
            EntityTags.Of(part.Version),
            part.Application.Reference,
            part.Application.ApplicationDate,
            part.CountsFrom,
            part.Person.Id,
            part.Person.Name,
            part.Invitation.ConfirmedAt,
            new SharedHousehold(
                [.. part.Evaluation.Persons.Select(person => new SharedPerson(person.Id, person.Name))],
                Text(part, QuestionIds.Street),
                Text(part, QuestionIds.Postcode),
                Text(part, QuestionIds.City)),
            [
                .. part.Sections.Select(section => new SectionProgress(
                    section.Key, section.SectionKey, section.Letter, section.Title, section.Person,
                    EntityTags.Of(versions[section.Key]), section.Visible, section.Answered, section.Open)),
            ],
            [.. part.Evaluation.Hints.Where(hint => hint.Audience == FormHint.ForApplicant && part.Has(hint.Section)).Select(HintView.Of)],
            [.. part.Evaluation.Evidence.Where(due => due.Person == part.Person.Id).Select(due => new OwnEvidence(due.Code, due.Title, due.Help, due.Optional))]);
    }

    private static string? Text(OwnPart part, string question) =>
        part.Form.Question(question) is { } place && part.Application.Sheet().Answer(place.Section.Key, question) is { ValueKind: System.Text.Json.JsonValueKind.String } text
            ? text.GetString()
            : null;
}

/// <summary>The own part.</summary>
/// <param name="Etag">Version of the part; send it back as If-Match when confirming.</param>
/// <param name="Reference">Reference of the application.</param>
/// <param name="ApplicationDate">The date that counts (§ 37 SGB II).</param>
/// <param name="EffectMonth">First day from which it counts: of its month, or after the period that a renewal goes on from.</param>
/// <param name="Person">Whose part it is, such as <c>p1</c>.</param>
/// <param name="Name">Name as the applicant told it.</param>
/// <param name="ConfirmedAt">When the part, as it is, was confirmed (UTC).</param>
/// <param name="Household">What all of the household share.</param>
/// <param name="Sections">The own sections with their questions; no others.</param>
/// <param name="Hints">What is worth knowing about the own answers.</param>
/// <param name="Evidence">Papers that the own answers ask for.</param>
internal sealed record OwnPartView(
    string Etag,
    string Reference,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    string Person,
    string? Name,
    DateTimeOffset? ConfirmedAt,
    SharedHousehold Household,
    IReadOnlyList<SectionProgress> Sections,
    IReadOnlyList<HintView> Hints,
    IReadOnlyList<OwnEvidence> Evidence);

/// <summary>What all of a household know: who lives there, and where.</summary>
/// <param name="Persons">The people.</param>
/// <param name="Street">Street and number.</param>
/// <param name="Postcode">Postcode.</param>
/// <param name="City">City.</param>
internal sealed record SharedHousehold(IReadOnlyList<SharedPerson> Persons, string? Street, string? Postcode, string? City);

/// <summary>Somebody of the household.</summary>
/// <param name="Id"><c>ap</c> for the applicant, else <c>p1</c>, <c>p2</c> …</param>
/// <param name="Name">Name.</param>
internal sealed record SharedPerson(string Id, string? Name);

/// <summary>A paper that the own answers ask for.</summary>
/// <param name="Code">Evidence code.</param>
/// <param name="Title">What it is.</param>
/// <param name="Help">What to look after.</param>
/// <param name="Optional">May be sent, is never missing.</param>
internal sealed record OwnEvidence(string Code, string Title, string? Help, bool Optional);
