using System.Security.Cryptography;
using System.Text;
using JobcenterModular.Documents.UseCases.Leaving;
using JobcenterModular.Documents.UseCases.Leaving.Xdomea;

namespace JobcenterModular.UnitTests.Documents.Leaving;

/// <summary>Case files as tests need them; the bytes of each original follow from the id of its version.</summary>
internal static class SampleCases
{
    public static readonly ExportingOffice Office = new("musterstadt", "Jobcenter Musterstadt");

    public static readonly XdomeaHandOver HandOver = new(
        Id(900), new DateTimeOffset(2026, 11, 24, 14, 37, 12, 345, TimeSpan.FromHours(1)), new XdomeaReceiver("Jobcenter Nebenstadt", "Leistungsteam 3"), "Umzug zum 01.12.2026");

    public static ExportedPerson Toni { get; } = new("ap", "Toni Muster", "Muster", "Toni", new DateOnly(1990, 5, 17));

    public static ExportedPerson Child { get; } = new("p1", "Kim Muster");

    /// <summary>A file that was just opened: nothing in it.</summary>
    public static CaseFileExport Minimal { get; } = new(
        Id(1), "HA-7K3M", "Leistungsakte SGB II HA-7K3M", new DateOnly(2026, 2, 3), null, Office, 10, null, [], [], []);

    /// <summary>A file with all that can be in one.</summary>
    public static CaseFileExport Rich { get; } = Minimal with
    {
        ClosedOn = new DateOnly(2026, 11, 20),
        RetainUntil = new DateOnly(2036, 12, 31),
        Applications =
        [
            Application(2, [Toni, Child], [Evidence(10, "N01"), Evidence(11, "N07", "N08") with { Person = Child, Channel = "post", Versions = [Version(110, 1, "image/jpeg"), Version(111, 2, "application/pdf")] }]),
            Application(3, [Toni], [Evidence(12, "N11") with { Kind = "applicationPdf", Channel = "system", EvidenceCodes = [], Versions = [Version(120, 1, "application/pdf") with { FormatVersion = "PDF/A-3b" }] }]),
        ],
        Correspondence =
        [
            Evidence(13) with { Kind = "phoneNote", Channel = "phone", Person = null, Versions = [Version(130, 1, "text/plain; charset=utf-8")] },
            Evidence(14) with { Kind = "mail", Channel = "fax", Versions = [Version(140, 1, "image/heic"), Version(141, 2, "application/json"), Version(142, 3, "application/x-unknown")] },
        ],
        Log =
        [
            new ExportedLogLine(At(3), "applicant", "", "Dokument abgelegt", null),
            new ExportedLogLine(At(5), "caseworker", "4f2a", "Dokument geöffnet", "Prüfung des Antrags"),
        ],
    };

    /// <summary>A file of so many documents.</summary>
    public static CaseFileExport Large(int documents) => Minimal with
    {
        Applications = [Application(2, [Toni], [.. Enumerable.Range(0, documents).Select(n => Evidence(1000 + n, "N07"))])],
    };

    public static ExportedApplication Application(int id, IReadOnlyList<ExportedPerson> persons, IReadOnlyList<ExportedDocument> documents) => new(
        Id(id), $"HA-{id}", "Hauptantrag", At(3), new DateOnly(2026, 2, 3), new DateOnly(2026, 2, 1), persons, documents);

    public static ExportedDocument Evidence(int id, params string[] codes) => new(
        Id(id), "evidence", $"Unterlage {id}", Toni, codes, At(3), "online", "akte-10", [Version(10 * id, 1, "application/pdf")]);

    public static ExportedVersion Version(int id, int number, string mediaType)
    {
        byte[] bytes = BytesOf(Id(id));
        return new ExportedVersion(Id(id), number, $"Ausweis Müller {id}.pdf", mediaType, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), At(4), "applicant");
    }

    public static byte[] BytesOf(Guid version) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"original {version}\n", 40)));

    public static Task<Stream?> OpenAsync(PackagedFile file, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(new MemoryStream(BytesOf(file.VersionId)));

    public static Guid Id(int number) => new(number, 0x7000, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1]);

    public static DateTimeOffset At(int day) => new(2026, 2, day, 23, 30, 0, TimeSpan.Zero);

    public static async Task<byte[]> MessageOfAsync(CaseFileExport caseFile)
    {
        var message = new MemoryStream();
        await XdomeaMessage.WriteAsync(caseFile, HandOver, message, TestContext.Current.CancellationToken);
        return message.ToArray();
    }
}
