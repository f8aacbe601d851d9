using System.Text.Json;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Desk;

/// <summary>What a renewal that was sent changes, against what was known before. The read is logged.</summary>
internal sealed record GetDifference(Guid Id, Caller Caller) : IRequest<DifferenceView>;

internal sealed class GetDifferenceHandler(IApplicationsDb db, FormCatalog forms) : IRequestHandler<GetDifference, DifferenceView>
{
    public async Task<DifferenceView> Handle(GetDifference request, CancellationToken cancellationToken)
    {
        BenefitApplication application = await db.SentAsync(new BenefitApplicationId(request.Id), cancellationToken);
        FormDefinition form = forms.FormOf(application);
        Renewal renewal = await db.RenewalOfAsync(application, form, cancellationToken) ?? throw RenewalRefusals.NotARenewal.ToException();
        FormFacts facts = RenewalReads.FactsOf(application, form, renewal);
        AnswerSheet inForce = (await db.AnswersInForceAsync(application.Id, cancellationToken)).Sheet;
        FormEvaluation evaluation = FormEvaluation.Run(form, inForce, facts);
        var difference = Difference.Between(form, facts.Renewal!.Baseline, evaluation.ToSend(inForce), renewal.AsksAssets);
        await db.NoteReadAsync(application, request.Caller, ReadPart.Difference, cancellationToken);
        return DifferenceView.Of(application, renewal, difference, evaluation);
    }
}

/// <summary>What a renewal changes.</summary>
/// <param name="Id">Id of the renewal.</param>
/// <param name="Reference">Its reference, for people.</param>
/// <param name="Renews">The application that was granted.</param>
/// <param name="RenewedReference">Its reference, for people.</param>
/// <param name="RenewedDate">Its application date.</param>
/// <param name="Unchanged">Nothing differs.</param>
/// <param name="Persons">Who has moved in or out.</param>
/// <param name="Sections">Section instances in which something differs.</param>
/// <param name="Unconfirmed">Blocks that the person has neither confirmed nor saved anew: ask.</param>
internal sealed record DifferenceView(
    Guid Id,
    string Reference,
    Guid Renews,
    string RenewedReference,
    DateOnly RenewedDate,
    bool Unchanged,
    IReadOnlyList<PersonChangeView> Persons,
    IReadOnlyList<SectionChangeView> Sections,
    IReadOnlyList<string> Unconfirmed)
{
    public static DifferenceView Of(BenefitApplication application, Renewal renewal, Difference difference, FormEvaluation evaluation) => new(
        application.Id.Value,
        application.Reference,
        renewal.RenewedId.Value,
        renewal.RenewedReference,
        renewal.RenewedDate,
        difference.Persons.IsEmpty && difference.Sections.IsEmpty,
        [.. difference.Persons.Select(person => new PersonChangeView(person.Person, person.Name, person.Change))],
        [
            .. difference.Sections.Select(section => new SectionChangeView(
                section.Key,
                section.Title,
                section.Person,
                section.Change,
                [.. section.Questions.Select(at => new QuestionChangeView(at.Question, at.Text, at.Change, at.Before, at.Now))])),
        ],
        [.. evaluation.Blocks.Where(block => block.IsOpen).Select(block => block.Key)]);
}

/// <summary>Somebody moved in or out.</summary>
/// <param name="Person"><c>p1</c>, <c>p2</c> …</param>
/// <param name="Name">Name as far as it was told.</param>
/// <param name="Change"><c>new</c> or <c>gone</c>.</param>
internal sealed record PersonChangeView(string Person, string? Name, Change Change);

/// <summary>A section instance in which something differs.</summary>
/// <param name="Section">The section instance, such as <c>housing</c> or <c>income:p1</c>.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Person">Whose copy it is.</param>
/// <param name="Change"><c>changed</c>, <c>new</c> (it was not asked before) or <c>gone</c>.</param>
/// <param name="Questions">What differs in it.</param>
internal sealed record SectionChangeView(string Section, string Title, string Person, Change Change, IReadOnlyList<QuestionChangeView> Questions);

/// <summary>A question that is answered otherwise than before.</summary>
/// <param name="Question">The question.</param>
/// <param name="Text">The same in plain German.</param>
/// <param name="Change"><c>changed</c>, <c>new</c> or <c>gone</c>.</param>
/// <param name="Before">The answer that was in force; null if it is new.</param>
/// <param name="Now">The answer that was sent; null if it is gone.</param>
internal sealed record QuestionChangeView(string Question, string Text, Change Change, JsonElement? Before, JsonElement? Now);
