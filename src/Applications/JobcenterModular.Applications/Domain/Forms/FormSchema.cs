using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>
/// JSON Schema (draft-07) of the answers of one form version: an object by section instance.
/// It says what a value may be; which questions are asked follows from the conditions in the form itself.
/// </summary>
internal static class FormSchema
{
    private const string MemberSuffix = ":p[1-9][0-9]{0,5}";

    public static JsonObject For(FormDefinition form)
    {
        var properties = new JsonObject();
        var repeated = new JsonObject();
        var definitions = new JsonObject
        {
            ["dontKnow"] = Special("dontKnow", "Weiß ich nicht"),
            ["none"] = Special("none", "Habe ich nicht"),
        };
        foreach (var section in form.Sections)
        {
            definitions[$"section.{section.Key}"] = Section(section);
            if (section.IsFor(PersonIds.Applicant, PersonRole.Applicant))
                properties[section.Key] = Reference(section);
            if (section.RepeatsFor.Any(role => !string.Equals(role, PersonRole.Applicant, StringComparison.Ordinal)))
                repeated[$"^{section.Key}{MemberSuffix}$"] = Reference(section);
        }

        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["$id"] = $"urn:jobcenter-modular:form:{form.Key}:v{form.Version}",
            ["title"] = form.Title,
            ["type"] = "object",
            ["properties"] = properties,
            ["patternProperties"] = repeated,
            ["additionalProperties"] = false,
            ["definitions"] = definitions,
        };
    }

    private static JsonObject Reference(FormSection section) => new() { ["$ref"] = $"#/definitions/section.{section.Key}" };

    private static JsonObject Section(FormSection section)
    {
        var properties = new JsonObject();
        foreach (var question in section.Questions)
            properties[question.Id] = Question(question);
        return new JsonObject
        {
            ["title"] = section.Title,
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Question(FormQuestion question)
    {
        var isHousehold = string.Equals(question.Id, QuestionIds.HouseholdPersons, StringComparison.Ordinal);
        var choices = new JsonArray(ValueSchema.For(question.Value, withItemId: isHousehold));
        if (question.AllowUnknown)
            choices.Add(new JsonObject { ["$ref"] = "#/definitions/dontKnow" });
        if (question.NoneLabel is not null)
            choices.Add(new JsonObject { ["$ref"] = "#/definitions/none" });
        return new JsonObject { ["title"] = question.Text, ["anyOf"] = choices };
    }

    private static JsonObject Special(string name, string title) => new()
    {
        ["title"] = title,
        ["type"] = "object",
        ["properties"] = new JsonObject { [name] = new JsonObject { ["type"] = "boolean", ["enum"] = new JsonArray(true) } },
        ["required"] = new JsonArray(name),
        ["additionalProperties"] = false,
    };
}
