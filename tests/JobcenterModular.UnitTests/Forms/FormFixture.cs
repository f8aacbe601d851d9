using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.UnitTests.Forms;

/// <summary>The forms of the tests, loaded once.</summary>
internal static class FormFixture
{
    private static readonly Lazy<FormDefinition> LazySmall = new(() =>
    {
        using var content = ContentDirectory.WithSmallForm();
        return FormCatalog.Load(content.Root).Newest("small")!;
    });

    private static readonly Lazy<FormCatalog> LazyReal = new(() => FormCatalog.Load(RepositoryPaths.Forms));

    public static FormDefinition Small => LazySmall.Value;

    public static FormCatalog Real => LazyReal.Value;

    public static FormFacts Facts { get; } = new(new DateOnly(2026, 11, 22), EidLogin: false);

    public static JsonObject Json(string json) => JsonNode.Parse(json)!.AsObject();

    public static SectionCheck Check(this AnswerSheet sheet, string key, string answers, int highestPersonNumber = 0) =>
        SectionAnswers.Check(Small, sheet, Facts, key, JsonElement.Parse(answers), highestPersonNumber);

    /// <summary>Saves answers that must be accepted.</summary>
    public static AnswerSheet Saved(this AnswerSheet sheet, string key, string answers)
    {
        var check = sheet.Check(key, answers);
        check.Errors.ShouldBeEmpty();
        return check.Sheet;
    }

    /// <summary>Applicant with a partner (p1, 40) and a child (p2, 8).</summary>
    public static AnswerSheet Family() => AnswerSheet.Empty
        .Saved("household", """{"hh.alone":false,"hh.persons":[{"last":"A","first":"B","birthDate":"1986-02-01"},{"last":"A","first":"C","birthDate":"2018-05-05"}]}""")
        .Saved("member:p1", """{"hh.rel":"partner"}""")
        .Saved("member:p2", """{"hh.rel":"kind"}""");
}
