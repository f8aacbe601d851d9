using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Phone;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Submitting;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>
/// The least that counts as an application: who, how to be reached, from which month. No form is needed (§ 37 (1) SGB II),
/// so one request on the last evening of a month saves the whole month; somebody calls back for the rest.
/// </summary>
internal sealed record TakeShortApplication(ShortApplicationRequest Request, string? IdempotencyKey, Caller Caller) : IRequest<ShortApplicationTaken>;

/// <summary>What the caller says. A telephone number or an address is needed.</summary>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Month">The month from which money is needed, such as <c>2026-11</c>.</param>
/// <param name="Phone">Telephone number.</param>
/// <param name="Street">Street and number.</param>
/// <param name="Postcode">Postcode.</param>
/// <param name="City">City.</param>
internal sealed record ShortApplicationRequest(
    string FirstName, string LastName, string Month, string? Phone = null, string? Street = null, string? Postcode = null, string? City = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool HasAddress => !string.IsNullOrWhiteSpace(Street) && !string.IsNullOrWhiteSpace(Postcode) && !string.IsNullOrWhiteSpace(City);

    /// <summary>What whoever calls back needs, for the desk: the draft itself opens to nobody of staff.</summary>
    public string CallBack() => string.Join(", ", ((string[])
    [
        $"Bitte melden bei: {FirstName.Trim()} {LastName.Trim()}",
        string.IsNullOrWhiteSpace(Phone) ? "" : $"Telefon {Phone.Trim()}",
        HasAddress ? $"{Street!.Trim()}, {Postcode!.Trim()} {City!.Trim()}" : "",
        $"braucht Geld ab {Month.Trim()}",
    ]).Where(part => part.Length > 0));

    /// <summary>The same as answers of the form.</summary>
    public IEnumerable<(string Question, string? Answer)> Answers() =>
    [
        (QuestionIds.StartMonth, Month),
        (QuestionIds.ApplicantFirstName, FirstName),
        (QuestionIds.ApplicantLastName, LastName),
        (QuestionIds.ContactPhone, Phone),
        (QuestionIds.Street, Street),
        (QuestionIds.Postcode, Postcode),
        (QuestionIds.City, City),
    ];
}

internal sealed class TakeShortApplicationValidator : AbstractValidator<TakeShortApplication>
{
    public TakeShortApplicationValidator()
    {
        RuleFor(request => request.Request.FirstName).NotEmpty().OverridePropertyName("firstName")
            .WithErrorCode("short_applications.name_missing").WithMessage("Bitte nennen Sie den Vornamen.");
        RuleFor(request => request.Request.LastName).NotEmpty().OverridePropertyName("lastName")
            .WithErrorCode("short_applications.name_missing").WithMessage("Bitte nennen Sie den Nachnamen.");
        RuleFor(request => request.Request.Month).NotEmpty().OverridePropertyName("month")
            .WithErrorCode("short_applications.month_missing").WithMessage("Bitte nennen Sie den Monat.");
        RuleFor(request => request.Request).Must(request => request.HasAddress || !string.IsNullOrWhiteSpace(request.Phone)).OverridePropertyName("phone")
            .WithErrorCode("short_applications.contact_missing").WithMessage("Bitte nennen Sie eine Telefonnummer oder eine ganze Adresse.");
    }
}

internal sealed class TakeShortApplicationHandler(IApplicationsDb db, FormCatalog forms, NewDrafts drafts, PhoneBeginning beginning, RecordSealing sealing)
    : IRequestHandler<TakeShortApplication, ShortApplicationTaken>
{
    /// <summary>The form that a short application begins.</summary>
    public const string Form = "hauptantrag";

    public Task<ShortApplicationTaken> Handle(TakeShortApplication request, CancellationToken cancellationToken)
    {
        Reader agent = request.Caller.Agent();
        FormDefinition form = forms.Newest(Form) ?? throw ApplicationsRefusals.FormKeyUnknown.ToException();
        return beginning.StoreAsync(
            db,
            IdempotentAttempt.For($"short-application:{agent.Subject}", request.IdempotencyKey, request.Request),
            () => Take(form, request.Request, agent),
            cancellationToken);
    }

    private ShortApplicationTaken Take(FormDefinition form, ShortApplicationRequest request, Reader agent)
    {
        NewDraft begun = drafts.Begin(db, form, owner: null);
        BenefitApplication draft = begun.Application;
        foreach (var section in request.Answers()
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Answer))
            .GroupBy(pair => form.Question(pair.Question)!.Section.Key, StringComparer.Ordinal))
        {
            Save(form, draft, section.Key, new JsonObject(section.Select(pair => KeyValuePair.Create(pair.Question, (JsonNode?)pair.Answer))), begun.Clocked);
        }

        FormEvaluation evaluation = FormEvaluation.Run(form, draft.Sheet(), OwnApplication.FactsOf(draft));
        draft.TakeByPhone(
            [.. evaluation.Evidence.Where(due => !due.Optional).Select(due => due.Title).Distinct(StringComparer.Ordinal)],
            sealing.SealContactOfCaller(draft.Id, form, draft.Sheet()));
        var task = WorkItem.ForShortApplication(Guid.CreateVersion7(begun.Clocked.Now), draft, new Actor(agent.Subject, agent.Role));
        db.WorkItems.Add(task);
        db.WorkItemNotes.Add(new WorkItemNote
        {
            Id = Guid.CreateVersion7(begun.Clocked.Now), ItemId = task.Id, At = begun.Clocked.Now, Subject = agent.Subject, Text = request.CallBack(),
        });
        db.PhoneSteps.Add(agent.Step(draft.Id, PhoneDeed.ShortApplication, begun.Clocked.Now));
        return new ShortApplicationTaken(
            draft.Id.Value,
            draft.Reference,
            draft.ApplicationDate,
            draft.EffectMonth,
            GermanDates.EffectText(draft.ApplicationDate, draft.EffectMonth),
            begun.ResumeCode,
            agent.Subject,
            begun.Clocked.Now,
            task.Id,
            draft.KeepUntil);
    }

    private static void Save(FormDefinition form, BenefitApplication draft, string section, JsonObject answers, Clocked clocked)
    {
        SectionCheck check = SectionAnswers.Check(
            form, draft.Sheet(), OwnApplication.FactsOf(draft), section, JsonSerializer.SerializeToElement(answers), draft.HighestPersonNumber);
        if (!check.IsValid)
        {
            throw ApplicationsRefusals.AnswersInvalid.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["errors"] = check.Errors.Select(error => new FieldError(error.Question, error.Code, error.Message)).ToList(),
            });
        }

        draft.SaveSection(section, check.Sheet, check.HighestPersonNumber, check.Standing(), clocked);
    }
}

/// <summary>A short application.</summary>
/// <param name="ApplicationId">Id of the application that was begun.</param>
/// <param name="Reference">Reference for the caller.</param>
/// <param name="ApplicationDate">The date that counts (§ 37 SGB II), in office time.</param>
/// <param name="EffectMonth">First day of the month from which it counts.</param>
/// <param name="EffectText">The same as a German sentence, to read out.</param>
/// <param name="ResumeCode">Code for the caller to go on alone, together with the reference. Shown once.</param>
/// <param name="TakenBy">Account of the agent.</param>
/// <param name="TakenAt">When (UTC).</param>
/// <param name="TaskId">The task on the desk: somebody calls back.</param>
/// <param name="KeepUntil">Last day on which it is kept if nothing more happens.</param>
internal sealed record ShortApplicationTaken(
    Guid ApplicationId,
    string Reference,
    DateOnly ApplicationDate,
    DateOnly EffectMonth,
    string EffectText,
    string ResumeCode,
    string TakenBy,
    DateTimeOffset TakenAt,
    Guid TaskId,
    DateOnly KeepUntil);
