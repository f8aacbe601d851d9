using System.Collections.Immutable;
using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.Applications.Domain.Orientation;

/// <summary>Who stands in for each other (§ 7 (3) SGB II), as far as the answers tell, with a look at what they answered.</summary>
internal sealed class Bedarfsgemeinschaft
{
    private const string Weitere = "wep";
    private const string Kind = "ki";
    private static readonly string[] Partners = ["ehe", "partner"];
    private static readonly string[] Children = ["kind", "kindPartner"];
    private readonly AnswerSheet _answers;

    public Bedarfsgemeinschaft(FormEvaluation evaluation, AnswerSheet answers, DateOnly on)
    {
        _answers = answers;
        On = on;
        Persons = [.. evaluation.Persons.Where(person => person.IsApplicant || person.Role is Weitere or Kind)];
    }

    public DateOnly On { get; }

    public ImmutableArray<HouseholdPerson> Persons { get; }

    public HouseholdPerson Applicant => Persons[0];

    public bool HasPartner => Persons.Any(person => IsPartner(person));

    /// <summary>The applicant is the child here: under 25 and with the parents.</summary>
    public bool IsOfParents => Persons.Any(person => person.Relation == "mutterVater");

    public int Parents => Persons.Count(person => person.Relation == "mutterVater");

    public IEnumerable<HouseholdPerson> ChildrenBelow(int age) => Persons.Where(person => Children.Contains(person.Relation) && person.Age < age);

    public static bool IsPartner(HouseholdPerson person) => Partners.Contains(person.Relation);

    /// <summary>Answer to a question of a section that each person has; null without.</summary>
    public JsonElement? Answer(HouseholdPerson person, string section, string question) =>
        _answers.Answer(new InstanceKey(section, person.Id).ToString(), question);

    /// <summary>Answer to a question of the whole household; null without.</summary>
    public JsonElement? Answer(string section, string question) => Answer(Applicant, section, question);

    /// <summary>An amount in cents, as the answer or as a field of it; null if there is none.</summary>
    public static long? Cents(JsonElement? answer, string? field = null)
    {
        JsonElement? amount = answer;
        if (field is not null)
            amount = answer is { ValueKind: JsonValueKind.Object } group && group.TryGetProperty(field, out JsonElement found) ? found : null;
        return amount is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out long cents) ? cents : null;
    }

    /// <summary>The lines of a list; nothing for any other answer.</summary>
    public static IEnumerable<JsonElement> Lines(JsonElement? answer) =>
        answer is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToArray() : [];

    public static bool Says(JsonElement? answer, string choice) =>
        answer is { ValueKind: JsonValueKind.String } text && text.ValueEquals(choice);

    public static bool IsYes(JsonElement? answer, string? field = null) => field is null
        ? answer is { ValueKind: JsonValueKind.True }
        : answer is { ValueKind: JsonValueKind.Object } group && group.TryGetProperty(field, out JsonElement found) && found.ValueKind == JsonValueKind.True;
}
