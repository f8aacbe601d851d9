using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>A person as conditions read them: as <c>person</c>, or with the answers of their own copies in <c>persons</c>.</summary>
internal sealed class PersonData(HouseholdPerson person, AnswerData? answers = null) : RuleObject
{
    /// <summary>Replaced once the role is known.</summary>
    public HouseholdPerson Person { get; set; } = person;

    public override Value Read(ref ReadOnlySpan<PathSegment> path)
    {
        Value? own = path[0].Name switch
        {
            "id" => Value.Of(Person.Id),
            "role" => Value.OrNull(Person.Role),
            "age" => Value.OrNull(Person.Age),
            "rel" => Value.OrNull(Person.Relation),
            _ => null,
        };
        if (own is not { } value)
            return answers?.Read(ref path) ?? Value.Undefined;
        Take(ref path);
        return value;
    }
}
