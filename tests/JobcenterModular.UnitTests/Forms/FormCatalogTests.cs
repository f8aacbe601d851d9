using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms;

namespace JobcenterModular.UnitTests.Forms;

public sealed class FormCatalogTests
{
    [Fact]
    public void A_form_is_found_by_key_and_version_and_the_newest_by_key()
    {
        using var content = ContentDirectory.WithSmallForm();
        content.CopyVersion("small", 1, 2);
        content.Write("small/v2/migration.json", """{ "from": 1, "to": 2, "questions": [] }""");

        var catalog = FormCatalog.Load(content.Root);

        catalog.Newest("small")!.Version.ShouldBe(2);
        catalog.Find("small", 1)!.Version.ShouldBe(1);
        catalog.Find("small", 3).ShouldBeNull();
        catalog.Newest("none").ShouldBeNull();
        catalog.All.Select(f => f.Version).ShouldBe([1, 2]);
    }

    [Fact]
    public void The_public_document_holds_the_sections_but_no_hint_for_the_office()
    {
        using var document = JsonDocument.Parse(FormFixture.Small.Json);

        var sections = document.RootElement.GetProperty("sections").EnumerateArray().ToList();

        sections.Select(s => s.GetProperty("key").GetString()).ShouldBe(["start", "person", "household", "member", "income", "end"]);
        document.RootElement.GetRawText().ShouldContain("start.past_month");
        document.RootElement.GetRawText().ShouldNotContain("end.check");
    }

    [Fact]
    public void A_value_of_the_law_is_found_by_day()
    {
        using var content = ContentDirectory.WithSmallForm();
        content.Write("legal-parameters.json", """
            [ { "key": "move.checkMonths", "value": 12, "validFrom": "2026-01-01", "validTo": "2026-12-31", "source": "s", "reviewedBy": "r", "reviewedAt": "2026-01-01" },
              { "key": "move.checkMonths", "value": 6, "validFrom": "2027-01-01", "validTo": null, "source": "s", "reviewedBy": "r", "reviewedAt": "2026-01-01" } ]
            """);

        var parameters = FormCatalog.Load(content.Root).LegalParameters;

        parameters.Number("move.checkMonths", new DateOnly(2026, 12, 31)).ShouldBe(12);
        parameters.Number("move.checkMonths", new DateOnly(2027, 1, 1)).ShouldBe(6);
        parameters.Number("move.checkMonths", new DateOnly(2025, 12, 31)).ShouldBeNull();
        parameters.At(new DateOnly(2027, 1, 1)).ToJsonString().ShouldBe("""{"move":{"checkMonths":6}}""");
    }
}
