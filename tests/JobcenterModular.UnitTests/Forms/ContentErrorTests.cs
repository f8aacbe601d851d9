using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;

namespace JobcenterModular.UnitTests.Forms;

/// <summary>Each mistake an author can make is named with file, path and reason.</summary>
public sealed class ContentErrorTests
{
    private const string Start = "small/v1/sections/start.json";
    private const string Person = "small/v1/sections/person.json";
    private const string Household = "small/v1/sections/household.json";
    private const string Form = "small/v1/form.json";

    [Theory]
    [InlineData(Start, "$.questions[0]", "txt", "\"x\"", "$.questions[0].txt", "unknown property")]
    [InlineData(Start, "$.questions[0]", "type", "\"colour\"", "$.questions[0].type", "unknown type")]
    [InlineData(Start, "$.questions[2]", "id", "\"start.month\"", "$.questions[2].id", "exists already")]
    [InlineData(Start, "$.questions[0]", "id", "\"hh\"", "$.questions[0].id", "dotted prefix")]
    [InlineData(Start, "$.questions[0]", "id", "\"persons.month\"", "$.questions[0].id", "hides a name")]
    [InlineData(Start, "$.questions[0]", "text", "\"  \"", "$.questions[0].text", "not empty")]
    [InlineData(Start, "$.questions[0]", "min", "3", "$.questions[0].min", "does not belong")]
    [InlineData(Start, "$.questions[0]", "noneLabel", "\"nein\"", "$.questions[0].noneLabel", "text types only")]
    [InlineData(Start, "$.questions[0]", "when", "{\"frobnicate\":[1]}", "$.questions[0].when", "does not compile")]
    [InlineData(Start, "$.questions[0]", "when", "{\"var\":\"start.mnth\"}", "$.questions[0].when", "start.mnth")]
    [InlineData(Start, "$.questions[0]", "when", "{\"var\":\"cfg.no.such\"}", "$.questions[0].when", "cfg.no.such")]
    [InlineData(Start, "$.questions[0]", "when", "{\"some\":[{\"var\":\"persons\"},{\"var\":\"colour\"}]}", "$.questions[0].when", "colour")]
    [InlineData(Start, "$.questions[0]", "evidence", "[{\"code\":\"N99\"}]", "$.questions[0].evidence[0].code", "unknown evidence")]
    [InlineData(Start, "$.questions[1]", "options", "[{\"value\":\"a\"}]", "$.questions[1].options[0].label", "missing")]
    [InlineData(Start, "$.questions[1]", "options", "[]", "$.questions[1].options", "at least one")]
    [InlineData(Start, "$.questions[2]", "pattern", "\"(\"", "$.questions[2].pattern", "regular expression")]
    [InlineData(Start, "$.questions[2]", "identifier", "\"isbn\"", "$.questions[2].identifier", "unknown identifier")]
    [InlineData(Start, "$.questions[2]", "blocking", "true", "$.questions[2].blocking", "cannot block")]
    [InlineData(Start, "$.questions[0].hints[0]", "audience", "\"all\"", "$.questions[0].hints[0].audience", "applicant or staff")]
    [InlineData(Start, "$", "letter", "\"a1\"", "$.letter", "capital letter")]
    [InlineData(Start, "$", "key", "\"begin\"", "$.key", "name of the file")]
    [InlineData(Start, "$", "includes", "[\"nowhere\"]", "$.includes[0]", "does not exist")]
    [InlineData(Person, "$", "includes", "[\"household\"]", "$.includes[0]", "does not repeat")]
    [InlineData(Person, "$", "repeatsFor", "[\"uncle\"]", "$.repeatsFor", "unknown role")]
    [InlineData(Household, "$.questions[1].fields[0]", "type", "\"list\"", "$.questions[1].fields[0].type", "cannot be")]
    [InlineData(Household, "$.questions[1].fields[0]", "id", "\"id\"", "$.questions[1].fields[0].id", "meaning of its own")]
    [InlineData(Form, "$", "version", "7", "$.version", "must be 1")]
    [InlineData(Form, "$", "validFrom", "\"soon\"", "$.validFrom", "date")]
    [InlineData(Form, "$.personRoles[0]", "when", null, "$.personRoles[0].when", "missing")]
    [InlineData(Form, "$.evidence[0]", "code", "\"N07\"", "$.evidence[1].code", "exists twice")]
    public void A_mistake_is_named(string file, string at, string property, string? value, string path, string reason)
    {
        using var content = ContentDirectory.WithSmallForm();
        content.Change(file, root =>
        {
            var target = At(root, at);
            if (value is null)
                target.Remove(property);
            else
                target[property] = JsonNode.Parse(value);
        });

        var errors = Should.Throw<FormContentException>(() => FormCatalog.Load(content.Root)).Errors;

        errors.ShouldContain(e => e.File == file && e.Path == path && e.Reason.Contains(reason, StringComparison.Ordinal), string.Join('\n', errors));
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        using var content = ContentDirectory.WithSmallForm();
        content.Write(Start, "{ \"key\": ");
        content.Write(Person, """{ "key": "person", "key": "person" }""");
        content.Delete(Household);
        content.Write("small/v1/sections/forgotten.json", "{}");
        content.Write("small/draft/form.json", "{}");

        var message = Should.Throw<FormContentException>(() => FormCatalog.Load(content.Root)).Message;

        message.ShouldContain($"{Start} $: malformed JSON");
        message.ShouldContain($"{Person} ");
        message.ShouldContain($"{Household} $: file is missing");
        message.ShouldContain("small/v1/sections/forgotten.json $: is not listed");
        message.ShouldContain("small/draft $: is not a version directory");
    }

    [Fact]
    public void Values_of_the_law_must_not_overlap()
    {
        using var content = ContentDirectory.WithSmallForm();
        content.Write("legal-parameters.json", """
            [ { "key": "move.checkMonths", "value": 12, "validFrom": "2026-01-01", "validTo": null, "source": "s", "reviewedBy": "r", "reviewedAt": "2026-01-01" },
              { "key": "move.checkMonths", "value": 6, "validFrom": "2027-01-01", "validTo": null, "source": "s", "reviewedBy": "r", "reviewedAt": "2026-01-01" } ]
            """);

        Should.Throw<FormContentException>(() => FormCatalog.Load(content.Root)).Message.ShouldContain("legal-parameters.json $[1]: \"move.checkMonths\" overlaps");
    }

    [Fact]
    public void A_missing_directory_is_an_error_of_its_own() =>
        Should.Throw<FormContentException>(() => FormCatalog.Load(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())))
            .Message.ShouldContain("directory is missing");

    [Theory]
    [InlineData("""{ "id": "no.such", "rule": "drop", "reason": "r" }""", "$.questions[0].id", "does not exist in version 1")]
    [InlineData("""{ "id": "start.note", "rule": "carry", "to": "no.such" }""", "$.questions[0].to", "does not exist in version 2")]
    [InlineData("""{ "id": "start.note", "rule": "askAgain" }""", "$.questions[0].reason", "missing")]
    [InlineData("""{ "id": "start.note", "rule": "lose" }""", "$.questions[0].rule", "unknown rule")]
    [InlineData("""{ "id": "hh.rel", "rule": "carry", "values": { "wg": "nobody" } }""", "$.questions[0].values.wg", "not an option")]
    [InlineData("""{ "id": "start.note", "rule": "carry", "to": "end.true" }""", "$.questions[0]", "types differ")]
    public void A_migration_speaks_only_of_what_exists(string rule, string path, string reason)
    {
        using var content = ContentDirectory.WithSmallForm();
        content.CopyVersion("small", 1, 2);
        content.Write("small/v2/migration.json", $$"""{ "from": 1, "to": 2, "questions": [ {{rule}} ] }""");

        Should.Throw<FormContentException>(() => FormCatalog.Load(content.Root)).Errors
            .ShouldContain(e => e.File == "small/v2/migration.json" && e.Path == path && e.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_question_must_be_named_in_the_migration()
    {
        using var content = ContentDirectory.WithSmallForm();
        content.CopyVersion("small", 1, 2);
        content.Change("small/v2/sections/start.json", s => s["questions"]![2]!["maxLength"] = 10);
        content.Write("small/v2/migration.json", """{ "from": 1, "to": 2, "questions": [] }""");

        Should.Throw<FormContentException>(() => FormCatalog.Load(content.Root)).Message
            .ShouldContain("small/v2/migration.json $.questions: question \"start.note\" changed");
    }

    [Fact]
    public void A_later_version_without_migration_is_refused()
    {
        using var content = ContentDirectory.WithSmallForm();
        content.CopyVersion("small", 1, 2);

        Should.Throw<FormContentException>(() => FormCatalog.Load(content.Root)).Message.ShouldContain("small/v2/migration.json $: file is missing");
    }

    private static JsonObject At(JsonNode root, string path)
    {
        var node = root;
        foreach (var step in path.Split('.').Skip(1))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            node = bracket < 0
                ? node[step]!
                : node[step[..bracket]]![int.Parse(step[(bracket + 1)..^1], System.Globalization.CultureInfo.InvariantCulture)]!;
        }

        return node.AsObject();
    }
}
