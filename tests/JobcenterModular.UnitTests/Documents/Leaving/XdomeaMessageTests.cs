using System.Text;
using System.Xml.Linq;
using JobcenterModular.Documents.UseCases.Leaving;
using JobcenterModular.Documents.UseCases.Leaving.Xdomea;

namespace JobcenterModular.UnitTests.Documents.Leaving;

public sealed class XdomeaMessageTests
{
    private static readonly XNamespace Ns = XdomeaXml.Namespace;

    [Fact]
    public async Task A_file_that_was_just_opened_is_valid() => await ShouldBeValidAsync(SampleCases.Minimal);

    [Fact]
    public async Task A_file_with_everything_is_valid() => await ShouldBeValidAsync(SampleCases.Rich);

    [Fact]
    public async Task A_file_of_1000_documents_is_valid() => await ShouldBeValidAsync(SampleCases.Large(1000));

    [Fact]
    public async Task A_file_that_a_case_had_in_the_first_days_of_the_calendar_is_valid() => await ShouldBeValidAsync(
        SampleCases.Minimal with { OpenedOn = DateOnly.MinValue, ClosedOn = DateOnly.MaxValue, RetentionYears = ushort.MaxValue });

    [Theory]
    [InlineData("Größe, Straße, Ægir Þór Đỗ Şahin Ιωάννα Влади́мир")]
    [InlineData("😀👩‍👩‍👧‍👦 𝔘𝔫𝔦𝔠𝔬𝔡𝔢")]
    [InlineData("a\0b\u0001c\u000Bd\u001Fe\u007Ff\u0085g")]
    [InlineData("\uFFFE\uFFFF \uD83D halb \uDE00")]
    [InlineData("]]> <!-- & < > \" ' <?x ?> &amp;")]
    [InlineData("\r\n\tZeile\rZeile\n")]
    [InlineData("")]
    public async Task Odd_characters_are_valid_everywhere(string text) => await ShouldBeValidAsync(Everywhere(text));

    [Fact]
    public async Task Names_of_500_characters_are_valid_and_whole()
    {
        string name = string.Concat(Enumerable.Repeat("Ä😀", 166)) + "xy";

        XDocument message = await ShouldBeValidAsync(Everywhere(name));

        message.Descendants(Ns + "DateinameOriginal").ShouldAllBe(element => element.Value == name);
    }

    [Fact]
    public async Task What_xml_forbids_becomes_visible_and_the_rest_stays()
    {
        XDocument message = await ShouldBeValidAsync(SampleCases.Minimal with { Title = "A\u0000B\uD83DC\r\nD😀" });

        Value(message, "Betreff").ShouldBe("A\uFFFDB\uFFFDC\nD😀");
    }

    [Fact]
    public async Task Emoji_survive_at_every_place_in_the_buffer()
    {
        string emoji = string.Concat(Enumerable.Repeat("😀", 20_000));
        for (int shift = 0; shift < 4; shift++)
        {
            string title = new string('x', shift) + emoji;

            Value(await ShouldBeValidAsync(SampleCases.Minimal with { Title = title }), "Betreff").ShouldBe(title);
        }
    }

    [Theory]
    [InlineData("<xdomea:Kopf>", "<xdomea:Nacken>")]
    [InlineData(">0401<", ">0499<")]
    [InlineData("codeliste:medium", "codeliste:groesse")]
    [InlineData("<xdomea:Importbestaetigung>1<", "<xdomea:Importbestaetigung>0<")]
    [InlineData("<xdomea:Posteingangsdatum>2026", "<xdomea:Posteingangsdatum>gestern 2026")]
    [InlineData("<code>018</code>", "<xdomea:code>018</xdomea:code>")]
    [InlineData("<xdomea:Dateiname>", "<xdomea:Dateiname>../")]
    public async Task A_broken_message_is_found_out(string right, string wrong)
    {
        string message = Encoding.UTF8.GetString(await SampleCases.MessageOfAsync(SampleCases.Rich));
        string broken = message.Replace(right, wrong, StringComparison.Ordinal)
            .Replace(right.Replace("<", "</", StringComparison.Ordinal), wrong.Replace("<", "</", StringComparison.Ordinal), StringComparison.Ordinal);
        broken.ShouldNotBe(message);

        XdomeaSchemas.ErrorsOf(Encoding.UTF8.GetBytes(broken)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_head_names_sender_receiver_and_instant_and_wants_both_receipts()
    {
        XElement head = (await ShouldBeValidAsync(SampleCases.Rich)).Descendants(Ns + "Kopf").Single();

        Texts(head.Element(Ns + "Absender")!).ShouldBe(["Jobcenter Musterstadt", "musterstadt"]);
        Texts(head.Element(Ns + "Empfaenger")!).ShouldBe(["Jobcenter Nebenstadt", "Leistungsteam 3"]);
        head.Element(Ns + "Erstellungszeitpunkt")!.Value.ShouldBe("2026-11-24T13:37:12.345Z");
        head.Element(Ns + "Importbestaetigung")!.Value.ShouldBe("1");
        head.Element(Ns + "Empfangsbestaetigung")!.Value.ShouldBe("1");
    }

    [Fact]
    public async Task Applications_and_correspondence_become_processes_with_their_documents()
    {
        XDocument message = await ShouldBeValidAsync(SampleCases.Rich);

        message.Descendants(Ns + "Vorgang").Select(process => (process.Element(Ns + "AllgemeineMetadaten")!.Element(Ns + "Betreff")!.Value, process.Elements(Ns + "Dokument").Count()))
            .ShouldBe([("Hauptantrag HA-2", 2), ("Hauptantrag HA-3", 1), ("Allgemeiner Schriftwechsel", 2)]);
    }

    [Fact]
    public async Task Every_version_keeps_its_file_hash_and_size()
    {
        XDocument message = await ShouldBeValidAsync(SampleCases.Rich);
        List<PackagedFile> files = [.. SampleCases.Rich.Files(XdomeaMessage.FilePrefix(SampleCases.Rich, SampleCases.HandOver))];

        message.Descendants(Ns + "Dateiname").Select(element => element.Value).ShouldBe(files.Select(file => file.Name));
        Fields(message, "SHA-256").ShouldBe(files.Select(file => file.Sha256));
        Fields(message, "Bytes").ShouldBe(files.Select(file => XdomeaXml.Of(file.SizeBytes)));
    }

    [Fact]
    public async Task Evidence_codes_channel_and_retention_rule_are_told()
    {
        XDocument message = await ShouldBeValidAsync(SampleCases.Rich);

        Fields(message, "Nachweis").ShouldBe(["N01", "N07", "N08"]);
        Fields(message, "Eingangsweg").ShouldBe(["online", "post", "system", "phone", "fax"]);
        Fields(message, "Aufbewahrungsregel").ShouldAllBe(rule => rule == "akte-10");
    }

    [Fact]
    public async Task Receipt_has_the_offices_date_and_what_the_office_wrote_is_no_receipt()
    {
        XDocument message = await ShouldBeValidAsync(SampleCases.Rich);

        // 23:30 in UTC is half past midnight of the next day in the office.
        message.Descendants(Ns + "Posteingangsdatum").Select(element => element.Value).ShouldBe(["2026-02-04", "2026-02-04", "2026-02-04"]);
        message.Descendants(Ns + "DatumDesSchreibens").Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_closed_file_says_so_and_how_long_it_is_kept_and_leaves_the_rest_to_the_archive()
    {
        XElement file = (await ShouldBeValidAsync(SampleCases.Rich)).Descendants(Ns + "Akte").Single();

        file.Element(Ns + "ZdA")!.Value.ShouldBe("1");
        file.Element(Ns + "ZdADatum")!.Value.ShouldBe("2026-11-20");
        XElement retention = file.Element(Ns + "ArchivspezifischeMetadaten")!;
        retention.Element(Ns + "Aufbewahrungsdauer")!.Value.ShouldBe("10");
        retention.Element(Ns + "Aussonderungsart")!.Value.ShouldBe("B");
        retention.Element(Ns + "Aufbewahrungsende")!.Value.ShouldBe("2036-12-31");
        retention.Element(Ns + "Bewertungsvorschlag").ShouldBeNull();
        (await ShouldBeValidAsync(SampleCases.Minimal)).Descendants(Ns + "ZdA").Single().Value.ShouldBe("0");
    }

    [Fact]
    public async Task The_same_file_gives_the_same_bytes() =>
        (await SampleCases.MessageOfAsync(SampleCases.Rich)).ShouldBe(await SampleCases.MessageOfAsync(SampleCases.Rich));

    private static CaseFileExport Everywhere(string text) => SampleCases.Rich with
    {
        Reference = text,
        Title = text,
        Office = new ExportingOffice(text, text),
        Applications = [.. SampleCases.Rich.Applications.Select(application => application with
        {
            Reference = text,
            Form = text,
            Persons = [new ExportedPerson(text, text), new ExportedPerson(text, text, text, text)],
            Documents = [.. application.Documents.Select(document => Everywhere(document, text))],
        })],
        Correspondence = [.. SampleCases.Rich.Correspondence.Select(document => Everywhere(document, text))],
        Log = [new ExportedLogLine(SampleCases.At(1), text, text, text, text)],
    };

    private static ExportedDocument Everywhere(ExportedDocument document, string text) => document with
    {
        Kind = text,
        Title = text,
        Channel = text,
        EvidenceCodes = [text, text],
        RetentionClass = text,
        Versions = [.. document.Versions.Select(version => version with { FileName = text, MediaType = text, ByRole = text, FormatVersion = text })],
    };

    private static async Task<XDocument> ShouldBeValidAsync(CaseFileExport caseFile)
    {
        byte[] message = await SampleCases.MessageOfAsync(caseFile);
        XdomeaSchemas.ErrorsOf(message).ShouldBeEmpty();
        return XDocument.Load(new MemoryStream(message), LoadOptions.None);
    }

    private static IEnumerable<string> Texts(XElement element) => element.Descendants().Where(leaf => !leaf.HasElements).Select(leaf => leaf.Value);

    private static string Value(XDocument message, string element) => message.Descendants(Ns + element).First().Value;

    private static IEnumerable<string> Fields(XDocument message, string name) => message.Descendants(Ns + "Feld")
        .Where(field => field.Element(Ns + "Name")!.Value == name)
        .Select(field => field.Element(Ns + "Wert")!.Value);
}
