using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>The <c>applicant</c> of conditions: the age, and the answers of the applicant's own copies.</summary>
internal sealed class ApplicantData(HouseholdPerson applicant, AnswerData answers) : RuleObject
{
    public override Value Read(ref ReadOnlySpan<PathSegment> path)
    {
        if (path[0].Name is not "age")
            return answers.Read(ref path);
        Take(ref path);
        return Value.OrNull(applicant.Age);
    }
}
