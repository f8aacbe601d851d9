using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>The whole data of one person's conditions. No question has an id that starts with one of these names.</summary>
internal sealed class ConditionData(HouseholdData household, PersonData person, AnswerData answers) : RuleObject
{
    private readonly Value person = Value.Of(person);

    public override Value Read(ref ReadOnlySpan<PathSegment> path)
    {
        var known = path[0].Name switch
        {
            "person" => person,
            "applicant" => household.Applicant,
            "persons" => household.Persons,
            "application" => household.Application,
            "cfg" => household.LegalParameters,
            "dates" => household.Dates,
            "renewal" => household.Renewal,
            _ => Value.Undefined,
        };
        if (known.Kind == ValueKind.Undefined)
            return answers.Read(ref path);
        Take(ref path);
        return known;
    }
}
