using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.UnitTests.Applications.Renewals;

/// <summary>Each mistake that the author of a renewal form can make is named with file, path and reason.</summary>
public sealed class RenewalContentErrorTests
{
    private const string Form = "again/v1/form.json";

    private const string Again = """
        { "key": "again", "version": 1, "basedOn": { "form": "small", "version": 1 }, "title": "Noch einmal", "description": "Für Tests",
          "validFrom": "2026-07-01", "source": "tests", "optional": ["start.month"],
          "reuse": { "start.month": "ask", "start.urgent": "ask", "start.note": "ask", "ap.last": "carry", "ap.birthDate": "carry", "ap.rvnr": "carry",
                     "ap.bgNr": "carry", "ap.nat": "confirm", "contact.mail": "confirm", "hh.alone": "confirm", "hh.persons": "confirm", "hh.rel": "confirm",
                     "ek.types": "confirm", "ek.job": "ask", "ek.trip": "confirm", "end.kids": "never", "end.true": "never" },
          "blocks": [ { "key": "person", "title": "Person", "text": "Stimmt noch.", "sections": ["person"] },
                      { "key": "home", "title": "Haushalt", "text": "Stimmt noch.", "sections": ["household", "member"] },
                      { "key": "money", "title": "Einkommen", "text": "Stimmt noch.", "sections": ["income"], "when": { "<": [ { "var": "renewal.from" }, "2030" ] } } ],
          "always": [ { "code": "N07", "question": "ek.types" } ] }
        """;

    [Fact]
    public void A_form_may_take_over_all_that_it_does_not_say_itself()
    {
        using ContentDirectory content = WithAgain();

        FormDefinition form = FormCatalog.Load(content.Root).Newest("again")!;

        form.Sections.Select(section => section.Key).ShouldBe(["start", "person", "household", "member", "income", "end"]);
        form.Question("start.month")!.Question.Optional.ShouldBeTrue();
        form.Renewal!.Of(form.Question("ap.nat")!.Question).ShouldBe(Reuse.Confirm);
        FormCatalog.Load(content.Root).NewestRenewal!.Key.ShouldBe("again");
    }

    [Theory]
    [InlineData("$.reuse", "end.true", "\"confirm\"", "$.reuse.end.true", "never reused")]
    [InlineData("$.reuse", "ap.nat", "\"keep\"", "$.reuse.ap.nat", "unknown rule")]
    [InlineData("$.reuse", "ap.nat", null, "$.reuse", "\"ap.nat\" has no rule")]
    [InlineData("$.reuse", "ap.colour", "\"ask\"", "$.reuse.ap.colour", "not a question")]
    [InlineData("$.blocks[0]", "sections", "[\"start\"]", "$.blocks", "stands in no block")]
    [InlineData("$.blocks[0]", "sections", "[\"person\", \"income\"]", "$.blocks", "stands in 2 blocks")]
    [InlineData("$.blocks[0]", "sections", "[\"person\", \"nowhere\"]", "$.blocks", "does not exist")]
    [InlineData("$.blocks[0]", "key", "\"home\"", "$.blocks[1].key", "exists twice")]
    [InlineData("$.blocks[0]", "when", "{\"var\":\"renewal.colour\"}", "$.blocks[0].when", "renewal.colour")]
    [InlineData("$.always[0]", "code", "\"N99\"", "$.always[0].code", "unknown evidence")]
    [InlineData("$.always[0]", "question", "\"ek.nothing\"", "$.always[0].question", "does not exist")]
    [InlineData("$", "optional", "[\"no.question\"]", "$.optional", "does not exist")]
    [InlineData("$", "basedOn", "\"small\"", "$.basedOn", "must name a form")]
    public void A_mistake_is_named(string at, string property, string? value, string path, string reason)
    {
        using ContentDirectory content = WithAgain();
        content.Change(Form, root =>
        {
            JsonObject target = At(root, at);
            if (value is null)
                target.Remove(property);
            else
                target[property] = JsonNode.Parse(value);
        });

        var errors = Should.Throw<FormContentException>(() => FormCatalog.Load(content.Root)).Errors;

        errors.ShouldContain(e => e.File == Form && e.Path == path && e.Reason.Contains(reason, StringComparison.Ordinal), string.Join('\n', errors));
    }

    [Fact]
    public void A_base_that_is_not_there_is_named()
    {
        using ContentDirectory content = WithAgain();
        content.Change(Form, root => root["basedOn"]!["version"] = 9);

        Should.Throw<FormContentException>(() => FormCatalog.Load(content.Root)).Errors
            .ShouldContain(e => e.File == "small/v9/form.json" && e.Reason == "file is missing");
    }

    private static ContentDirectory WithAgain()
    {
        ContentDirectory content = ContentDirectory.WithSmallForm();
        content.Write(Form, Again);
        return content;
    }

    private static JsonObject At(JsonNode root, string path) => path switch
    {
        "$" => root.AsObject(),
        "$.reuse" => root["reuse"]!.AsObject(),
        "$.blocks[0]" => root["blocks"]![0]!.AsObject(),
        _ => root["always"]![0]!.AsObject(),
    };
}
