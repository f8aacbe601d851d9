using System.Text;
using System.Text.Json;
using JobcenterModular.Documents.UseCases.Leaving;
using JobcenterModular.Documents.UseCases.Leaving.DropFolder;

namespace JobcenterModular.UnitTests.Documents.Leaving;

public sealed class CaseManifestTests
{
    [Fact]
    public async Task A_manifest_says_what_it_is_and_whose_file_it_tells_of()
    {
        JsonElement manifest = await ReadAsync(SampleCases.Rich);

        manifest.GetProperty("format").GetString().ShouldBe("jobcenter-case-drop");
        manifest.GetProperty("version").GetInt32().ShouldBe(1);
        manifest.GetProperty("handOver").GetGuid().ShouldBe(SampleCases.HandOver.Id);
        manifest.GetProperty("createdAt").GetString().ShouldBe("2026-11-24T13:37:12.345+00:00");
        manifest.GetProperty("office").GetProperty("name").GetString().ShouldBe("Jobcenter Musterstadt");
        JsonElement file = manifest.GetProperty("caseFile");
        file.GetProperty("reference").GetString().ShouldBe("HA-7K3M");
        file.GetProperty("closedOn").GetString().ShouldBe("2026-11-20");
        file.GetProperty("retentionYears").GetInt32().ShouldBe(10);
        manifest.GetProperty("applications").EnumerateArray().Select(application => application.GetProperty("effectMonth").GetString()).ShouldBe(["2026-02-01", "2026-02-01"]);
    }

    [Fact]
    public async Task Every_file_has_its_entry_with_all_that_a_case_system_needs()
    {
        JsonElement document = (await ReadAsync(SampleCases.Rich)).GetProperty("documents")[1];

        document.GetProperty("typeCodes").EnumerateArray().Select(code => code.GetString()).ShouldBe(["N07", "N08"]);
        document.GetProperty("person").GetProperty("id").GetString().ShouldBe("p1");
        document.GetProperty("receivedOn").GetString().ShouldBe("2026-02-04"); // half past midnight in the office
        document.GetProperty("channel").GetString().ShouldBe("post");
        document.GetProperty("file").GetString().ShouldBe($"{SampleCases.Id(11):D}_v1.jpg");
        document.GetProperty("originalName").GetString().ShouldBe("Ausweis Müller 110.pdf");
        document.GetProperty("retentionClass").GetString().ShouldBe("akte-10");
        document.GetProperty("application").GetGuid().ShouldBe(SampleCases.Id(2));
    }

    [Fact]
    public async Task The_files_of_a_manifest_are_those_of_the_case_file()
    {
        List<JsonElement> documents = [.. (await ReadAsync(SampleCases.Rich)).GetProperty("documents").EnumerateArray()];

        documents.Select(document => (document.GetProperty("file").GetString(), document.GetProperty("sha256").GetString(), document.GetProperty("sizeBytes").GetInt64()))
            .ShouldBe(SampleCases.Rich.Files("").Select(file => ((string?)file.Name, (string?)file.Sha256, file.SizeBytes)));
    }

    [Fact]
    public async Task Only_the_newest_version_of_a_document_is_current() =>
        (await ReadAsync(SampleCases.Rich)).GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("current").GetBoolean())
            .ShouldBe([true, false, true, true, true, false, false, true]);

    [Fact]
    public async Task Nothing_is_absent_even_when_nothing_is_known()
    {
        JsonElement manifest = await ReadAsync(SampleCases.Rich);

        manifest.GetProperty("documents").EnumerateArray().Select(document => document.EnumerateObject().Count()).Distinct().ShouldHaveSingleItem();
        manifest.GetProperty("documents")[4].GetProperty("person").ValueKind.ShouldBe(JsonValueKind.Null);
        manifest.GetProperty("documents")[4].GetProperty("application").ValueKind.ShouldBe(JsonValueKind.Null);
        (await ReadAsync(SampleCases.Minimal)).GetProperty("documents").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_same_hand_over_gives_the_same_bytes_in_utf_8_with_readable_umlauts()
    {
        byte[] manifest = await WriteAsync(SampleCases.Rich);

        manifest.ShouldBe(await WriteAsync(SampleCases.Rich));
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(manifest);
        text.ShouldStartWith("{\n  \"format\"");
        text.ShouldContain("Ausweis Müller");
        text.ShouldNotContain("\r");
    }

    [Fact]
    public async Task Odd_titles_are_still_json()
    {
        string odd = "a\0b\uD83D\u2028\"\\</script>😀";
        CaseFileExport caseFile = SampleCases.Minimal with { Title = odd };

        (await ReadAsync(caseFile)).GetProperty("caseFile").GetProperty("title").GetString().ShouldBe(odd.Replace('\uD83D', '\uFFFD').Replace("\uFFFD\uDE00", "😀", StringComparison.Ordinal));
    }

    [Fact]
    public void A_case_file_that_is_not_whole_gets_no_manifest() => Should.Throw<ArgumentException>(() => CaseManifest.Of(
        SampleCases.Minimal with { RetentionYears = -1 }, SampleCases.HandOver.Id, SampleCases.HandOver.CreatedAt));

    private static async Task<byte[]> WriteAsync(CaseFileExport caseFile)
    {
        var target = new SocketLikeStream();
        await CaseManifest.Of(caseFile, SampleCases.HandOver.Id, SampleCases.HandOver.CreatedAt).WriteAsync(target, TestContext.Current.CancellationToken);
        return target.ToArray();
    }

    private static async Task<JsonElement> ReadAsync(CaseFileExport caseFile)
    {
        using var document = JsonDocument.Parse(await WriteAsync(caseFile));
        return document.RootElement.Clone();
    }
}
