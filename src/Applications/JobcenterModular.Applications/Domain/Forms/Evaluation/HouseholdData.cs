using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>What the conditions of all persons read alike, the answers aside.</summary>
internal sealed class HouseholdData(FormDefinition form, FormFacts facts, ApplicantData applicant, PersonData[] persons)
{
    public Value Application { get; } = Value.Of(new ApplicationData(facts));

    public Value LegalParameters { get; } = Value.Of(form.LegalParameters.ValuesAt(facts.ApplicationDate));

    public Value Dates { get; } = Value.Of(new DatesData(form.LegalParameters, facts.ApplicationDate));

    public Value Renewal { get; } = Value.Of(new RenewalData(facts.Renewal));

    public Value Applicant { get; } = Value.Of(applicant);

    public Value Persons { get; } = Value.Of([.. persons.Select(Value.Of)]);
}
