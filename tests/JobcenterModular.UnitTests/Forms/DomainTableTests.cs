using System.Text.RegularExpressions;

namespace JobcenterModular.UnitTests.Forms;

/// <summary>Version 1 asks everything the domain file lists.</summary>
public sealed partial class DomainTableTests
{
    [Fact]
    public void Every_question_of_the_domain_table_is_in_the_form()
    {
        var form = FormFixture.Real.Find("hauptantrag", 1)!;
        var keys = Keys().ToList();

        keys.Count.ShouldBeGreaterThan(115);
        keys.Where(k => k != "wep.*" && form.Question(k) is null).ShouldBeEmpty();
        form.Section("wep")!.RepeatsFor.ShouldBe(["wep"]);
        form.Section("wep")!.Includes.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_question_stands_under_the_letter_of_its_row()
    {
        var form = FormFixture.Real.Find("hauptantrag", 1)!;

        foreach (var (letter, keys) in Rows())
        {
            foreach (var key in keys.Where(k => k != "wep.*"))
                form.Question(key)!.Section.Letter.ShouldBe(letter, key);
        }
    }

    [Fact]
    public void All_sections_from_A_to_R_are_there() =>
        FormFixture.Real.Find("hauptantrag", 1)!.Sections.Select(s => s.Letter).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range('A', 18).Select(c => ((char)c).ToString()));

    [Fact]
    public void Only_identity_and_contact_block() =>
        FormFixture.Real.Find("hauptantrag", 1)!.Questions.Where(q => q.Question.Blocking)
            .ShouldAllBe(q => q.Section.Letter == "B" || q.Section.Letter == "C");

    private static IEnumerable<string> Keys() => Rows().SelectMany(r => r.Keys);

    private static List<(string Letter, List<string> Keys)> Rows()
    {
        var file = SharedFolder.Require("domain", "sgb2-domain.md");
        var rows = File.ReadLines(file)
            .SkipWhile(line => !line.StartsWith("| Sec ", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|')[1].Trim())
            .Select(cell => (cell[..1], Backticked().Matches(cell).Select(m => m.Groups["key"].Value).ToList()))
            .ToList();
        rows.Count.ShouldBe(115);
        return rows;
    }

    [GeneratedRegex("`(?<key>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Backticked();
}
