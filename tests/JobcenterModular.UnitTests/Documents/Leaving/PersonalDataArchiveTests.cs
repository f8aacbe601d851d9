using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using JobcenterModular.Documents.UseCases.Leaving;
using JobcenterModular.Documents.UseCases.Leaving.OwnData;

namespace JobcenterModular.UnitTests.Documents.Leaving;

public sealed class PersonalDataArchiveTests
{
    private readonly SocketLikeStream _target = new();

    [Fact]
    public async Task An_archive_holds_a_page_the_data_and_every_original_as_it_was_received()
    {
        var entries = await WriteAsync(SampleOwnData.Rich);

        entries.Select(entry => entry.Name).ShouldBe(
        [
            "index.html", "daten.json", "dateien/0001_2026-02-04.pdf", "dateien/0002_2026-02-04.jpg", "dateien/0003_2026-02-04.pdf", "dateien/0004_2026-02-04.pdf",
            "dateien/0005_2026-02-04.txt", "dateien/0006_2026-02-04.heic", "dateien/0007_2026-02-04.json", "dateien/0008_2026-02-04.bin",
        ]);
        entries.Skip(2).Select(entry => Convert.ToHexStringLower(SHA256.HashData(entry.Content))).ShouldBe(SampleCases.Rich.Files("").Select(file => file.Sha256));
    }

    [Fact]
    public async Task The_data_hold_answers_documents_decisions_and_who_saw_them_by_role()
    {
        using var data = JsonDocument.Parse((await WriteAsync(SampleOwnData.Rich))[1].Content);
        JsonElement root = data.RootElement;

        root.GetProperty("applications")[0].GetProperty("answers").GetProperty("person").GetProperty("ap.last").GetString().ShouldBe("Muster");
        root.GetProperty("documents")[1].GetProperty("file").GetString().ShouldBe("dateien/0002_2026-02-04.jpg");
        root.GetProperty("documents")[1].GetProperty("evidenceCodes")[1].GetString().ShouldBe("N08");
        root.GetProperty("evidenceDecisions")[1].GetProperty("reason").GetString().ShouldBe("Die zweite Seite fehlt.");
        root.GetProperty("accesses")[0].GetProperty("role").GetString().ShouldBe("caseworker");
        root.GetProperty("recipients")[0].GetProperty("name").GetString().ShouldBe("Jobcenter Nebenstadt");
    }

    [Fact]
    public async Task A_file_that_is_withheld_is_told_of_but_not_given()
    {
        var entries = await WriteAsync(SampleOwnData.Rich);
        using var data = JsonDocument.Parse(entries[1].Content);
        JsonElement last = data.RootElement.GetProperty("documents").EnumerateArray().Last();

        last.GetProperty("file").ValueKind.ShouldBe(JsonValueKind.Null);
        last.GetProperty("withheld").GetString().ShouldBe("In der Datei wurde ein Virus gefunden.");
        PageOf(entries).Value.ShouldContain("nicht in diesem Paket. In der Datei wurde ein Virus gefunden.");
    }

    [Fact]
    public async Task Every_original_can_be_opened_from_the_page_and_no_link_leads_elsewhere()
    {
        var entries = await WriteAsync(SampleOwnData.Rich);
        XElement page = PageOf(entries);
        HashSet<string> known = [.. entries.Select(entry => entry.Name), .. page.Descendants().Attributes("id").Select(id => $"#{id.Value}")];
        List<string> links = [.. page.Descendants("a").Select(link => link.Attribute("href")!.Value)];

        links.ShouldAllBe(link => known.Contains(link));
        entries.Skip(1).ShouldAllBe(entry => links.Contains(entry.Name));
    }

    [Fact]
    public async Task The_page_runs_nothing_and_loads_nothing()
    {
        XElement page = PageOf(await WriteAsync(SampleOwnData.Rich));

        page.Descendants().Select(element => element.Name.LocalName).ShouldNotContain(name => name == "script" || name == "img" || name == "link" || name == "iframe");
        page.Descendants().Attributes().ShouldNotContain(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "src");
        page.Descendants("meta").ShouldContain(meta => (string?)meta.Attribute("content") == "default-src 'none'; style-src 'unsafe-inline'");
    }

    [Fact]
    public async Task The_page_can_be_read_by_a_screen_reader()
    {
        XElement page = PageOf(await WriteAsync(SampleOwnData.Rich));

        page.Attribute("lang")!.Value.ShouldBe("de");
        page.Descendants("title").Single().Value.ShouldNotBeEmpty();
        page.Descendants("h1").ShouldHaveSingleItem();
        page.Descendants("main").ShouldHaveSingleItem();
        page.Descendants("section").ShouldAllBe(section => section.Element("h2")!.Attribute("id")!.Value == section.Attribute("aria-labelledby")!.Value);
        page.Descendants("table").Count().ShouldBe(5);
        page.Descendants("table").ShouldAllBe(table => table.Element("caption") != null && table.Descendants("th").All(head => head.Attribute("scope") != null));
    }

    [Fact]
    public async Task The_page_tells_what_the_law_wants_told()
    {
        string page = PageOf(await WriteAsync(SampleOwnData.Rich)).Value;

        foreach (string told in new[] { "§§ 67a und 67b SGB X", "Artikel 16", "Artikel 17", "Artikel 18", "Artikel 21", "Artikel 77", "zehn Jahre", "datenschutz@jobcenter.example", "Kein Computer lehnt ihn ab" })
            page.ShouldContain(told);
    }

    [Fact]
    public async Task The_page_shows_times_of_the_office_and_german_words()
    {
        string page = PageOf(await WriteAsync(SampleOwnData.Rich)).Value;

        foreach (string shown in new[] { "04.02.2026, 00:30 Uhr", "Sachbearbeitung", "Nicht angenommen", "Die zweite Seite fehlt.", "Nachweis, N07, N08", "Fassung 2", "8 Dateien", "2 Anträge" })
            page.ShouldContain(shown);
    }

    [Fact]
    public async Task Who_has_nothing_with_us_is_told_so()
    {
        var entries = await WriteAsync(SampleOwnData.Empty);

        entries.Count.ShouldBe(2);
        PageOf(entries).Descendants("table").ShouldBeEmpty();
        PageOf(entries).Value.ShouldContain("Niemand hat Ihre Akte geöffnet.");
    }

    [Fact]
    public async Task Words_of_people_cannot_become_markup_or_turn_the_direction_of_writing()
    {
        string odd = "</td><script>alert(1)</script>\u202Egpj.exe\0\uD83D&amp;";
        OwnDataExport data = SampleOwnData.Empty with
        {
            Accesses = [new OwnAccess(SampleCases.At(1), odd, odd, odd)],
            Documents = [new OwnDocument(odd, SampleCases.Evidence(10, odd) with { Title = odd, Channel = odd, Kind = odd, Versions = [SampleCases.Version(1, 1, "image/png") with { FileName = odd }] })],
        };

        XElement page = PageOf(await WriteAsync(data));

        page.Descendants("script").ShouldBeEmpty();
        page.Value.ShouldContain("</td><script>alert(1)</script>[U+202E]gpj.exe\uFFFD\uFFFD&amp;");
    }

    [Fact]
    public async Task A_page_is_html_and_has_no_end_tags_that_html_does_not_know()
    {
        string page = Encoding.UTF8.GetString((await WriteAsync(SampleOwnData.Rich))[0].Content);

        page.ShouldStartWith("<!DOCTYPE html >\n<html lang=\"de\">"); // the blank is the XML writer's, and HTML allows it
        TagsOf(page, "<([a-z0-9]+)[^<>]*/>").ShouldBe(["br", "meta"], ignoreOrder: true);
        TagsOf(page, "</([a-z0-9]+)>").ShouldNotContain(tag => tag == "br" || tag == "meta");
    }

    [Fact]
    public async Task The_same_data_give_the_same_archive()
    {
        await WriteAsync(SampleOwnData.Rich);
        var again = new SocketLikeStream();
        await PersonalDataArchive.WriteAsync(SampleOwnData.Rich, SampleCases.OpenAsync, again, TestContext.Current.CancellationToken);

        again.ToArray().ShouldBe(_target.ToArray());
    }

    [Fact]
    public async Task A_missing_original_stops_the_archive()
    {
        await Should.ThrowAsync<UnsoundOriginalException>(() => PersonalDataArchive.WriteAsync(
            SampleOwnData.Rich, (_, _) => Task.FromResult<Stream?>(null), _target, TestContext.Current.CancellationToken));

        await ZipReading.ShouldHaveNoEndAsync(_target.ToArray());
    }

    private static IEnumerable<string> TagsOf(string page, string pattern) =>
        Regex.Matches(page, pattern, RegexOptions.NonBacktracking).Select(match => match.Groups[1].Value).Distinct();

    private async Task<IReadOnlyList<(string Name, byte[] Content)>> WriteAsync(OwnDataExport data)
    {
        await PersonalDataArchive.WriteAsync(data, SampleCases.OpenAsync, _target, TestContext.Current.CancellationToken);
        return await ZipReading.EntriesOfAsync(_target.ToArray());
    }

    // It is well-formed XML as well, apart from its document type.
    private static XElement PageOf(IReadOnlyList<(string Name, byte[] Content)> entries)
    {
        using var reader = XmlReader.Create(new MemoryStream(entries[0].Content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XElement.Load(reader);
    }
}
