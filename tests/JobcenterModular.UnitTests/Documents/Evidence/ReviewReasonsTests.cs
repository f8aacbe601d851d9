using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases.Evidence;

namespace JobcenterModular.UnitTests.Documents.Evidence;

public sealed class ReviewReasonsTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Fact]
    public void The_list_that_comes_with_the_program_is_whole() =>
        ReviewReasonsFile.Read(new EvidenceOptions()).On(Day).Select(reason => reason.Code)
            .ShouldBe(["unreadable", "incomplete", "wrongDocument", "outdated", "otherPerson", "other"]);

    [Fact]
    public void A_reason_can_be_given_on_its_first_and_on_its_last_day_and_no_other()
    {
        var reasons = new ReviewReasons([new("old", "alt", Day, Day.AddDays(1)), new("old", "neu", Day.AddDays(2), null)]);

        reasons.On(Day.AddDays(-1)).ShouldBeEmpty();
        reasons.On(Day).Single().Text.ShouldBe("alt");
        reasons.On(Day.AddDays(1)).Single().Text.ShouldBe("alt");
        reasons.On(Day.AddDays(2)).Single().Text.ShouldBe("neu");
        reasons.On(DateOnly.MaxValue).Single().Text.ShouldBe("neu");
    }

    [Fact]
    public void A_list_with_a_mistake_is_refused()
    {
        Refuses();
        Refuses(new ReviewReason("", "Text", Day, null));
        Refuses(new ReviewReason("two words", "Text", Day, null));
        Refuses(new ReviewReason(new string('x', 41), "Text", Day, null));
        Refuses(new ReviewReason("x", " ", Day, null));
        Refuses(new ReviewReason("x", "kaputt\0", Day, null));
        Refuses(new ReviewReason("x", new string('x', 201), Day, null));
        Refuses(new ReviewReason("x", "Text", Day, Day.AddDays(-1)));
        Refuses(new ReviewReason("x", "Text", Day, null), new ReviewReason("x", "Text", Day.AddDays(5), null));
        Refuses(new ReviewReason("x", "Text", Day.AddDays(5), null), new ReviewReason("x", "Text", Day, Day.AddDays(5)));
    }

    [Fact]
    public void A_file_that_is_missing_or_wrong_stops_with_its_name()
    {
        using var folder = new TempRules("""[{ "code": "x", "text": "Text", "validFrom": "2026-02-29", "validTo": null }]""");

        Should.Throw<InvalidOperationException>(() => ReviewReasonsFile.Read(new EvidenceOptions { Directory = "nowhere" }))
            .Message.ShouldContain("nowhere/evidence-reasons.json");
        Should.Throw<InvalidOperationException>(() => ReviewReasonsFile.Read(new EvidenceOptions { Directory = folder.Path }))
            .Message.ShouldContain("evidence-reasons.json");
    }

    private static void Refuses(params ReviewReason[] reasons) => Should.Throw<FormatException>(() => new ReviewReasons(reasons));

    private sealed class TempRules : IDisposable
    {
        public TempRules(string json) => File.WriteAllText(System.IO.Path.Combine(Path, EvidenceOptions.FileName), json);

        public string Path { get; } = Directory.CreateTempSubdirectory("jobcenter-test-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
