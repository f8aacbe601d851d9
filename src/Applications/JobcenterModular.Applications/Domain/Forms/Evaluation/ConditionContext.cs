using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>
/// The data conditions run on, documented for front ends. One tree per evaluation: what all persons share
/// stays in place, and <see cref="For"/> swaps in what belongs to one of them.
/// </summary>
internal sealed class ConditionContext
{
    private readonly JsonObject root;
    private readonly JsonArray personNodes = [];
    private readonly CountingAnswers answers;
    private readonly List<string> swapped = [];
    private string? current;

    public ConditionContext(FormDefinition form, FormFacts facts, CountingAnswers answers, ImmutableArray<HouseholdPerson> persons)
    {
        this.answers = answers;
        root = new JsonObject
        {
            ["application"] = new JsonObject
            {
                ["date"] = Iso(facts.ApplicationDate),
                ["month"] = facts.ApplicationDate.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                ["monthStart"] = Iso(facts.MonthStart),
                ["eidLogin"] = facts.EidLogin,
            },
            ["cfg"] = form.LegalParameters.At(facts.ApplicationDate),
            ["dates"] = Dates(form.LegalParameters, facts.ApplicationDate),
            ["applicant"] = OwnAnswers(persons[0]),
            ["persons"] = personNodes,
        };
        foreach (var person in persons)
            personNodes.Add(Describe(person, OwnAnswers(person)));
    }

    /// <summary>Tells the rules about roles once they are known; until then those of members are null.</summary>
    public void SetRoles(ImmutableArray<HouseholdPerson> persons)
    {
        for (var i = 0; i < persons.Length; i++)
            personNodes[i]!["role"] = persons[i].Role;
        current = null;
    }

    /// <summary>The context as the person's copies see it. Valid until the next call.</summary>
    public JsonObject For(HouseholdPerson person)
    {
        if (string.Equals(current, person.Id, StringComparison.Ordinal))
            return root;
        foreach (var name in swapped)
            root.Remove(name);
        swapped.Clear();
        root["person"] = Describe(person, []);

        var view = new JsonObject();
        foreach (var answer in answers.For(PersonIds.Applicant))
        {
            if (person.IsApplicant || !answer.Section.Repeats)
                Put(view, answer);
        }

        if (!person.IsApplicant)
            PutAll(view, person.Id);
        foreach (var (name, node) in view.ToArray())
        {
            view.Remove(name);
            root[name] = node;
            swapped.Add(name);
        }

        current = person.Id;
        return root;
    }

    private JsonObject OwnAnswers(HouseholdPerson person)
    {
        var own = new JsonObject();
        if (person.IsApplicant)
            own["age"] = Number(person.Age);
        foreach (var answer in answers.For(person.Id))
        {
            if (answer.Section.Repeats)
                Put(own, answer);
        }

        return own;
    }

    private void PutAll(JsonObject view, string person)
    {
        foreach (var answer in answers.For(person))
            Put(view, answer);
    }

    private static void Put(JsonObject target, CountingAnswer answer) =>
        JsonTree.Put(target, answer.Question.Path, JsonTree.Node(answer.Value));

    private static JsonObject Describe(HouseholdPerson person, JsonObject node)
    {
        node["id"] = person.Id;
        node["role"] = person.Role;
        node["age"] = Number(person.Age);
        node["rel"] = person.Relation;
        return node;
    }

    private static JsonObject Dates(LegalParameters parameters, DateOnly date) => new()
    {
        ["moveCheckFrom"] = parameters.Number("move.checkMonths", date) is { } months ? Iso(date.AddMonths(-months)) : null,
    };

    private static JsonValue? Number(int? value) => value is { } number ? JsonValue.Create(number) : null;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
