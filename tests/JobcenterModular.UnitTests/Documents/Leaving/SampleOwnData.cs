using System.Text.Json;
using JobcenterModular.Documents.UseCases.Leaving.OwnData;

namespace JobcenterModular.UnitTests.Documents.Leaving;

/// <summary>A person's own data as tests need them.</summary>
internal static class SampleOwnData
{
    public static OwnDataExport Empty { get; } = new(
        "Jobcenter Musterstadt", "HA-7K3M", SampleCases.HandOver.CreatedAt, new OwnDataContacts(null, null), "Wir bewahren Ihre Akte zehn Jahre auf.", [], [], [], [], []);

    public static OwnDataExport Rich { get; } = Empty with
    {
        Contacts = new OwnDataContacts("datenschutz@jobcenter.example", "Die Landesbeauftragte für den Datenschutz"),
        Applications =
        [
            new OwnApplication(SampleCases.Id(2), "HA-2", "Hauptantrag", new DateOnly(2026, 2, 3), new DateOnly(2026, 2, 1), SampleCases.At(3), Answers("""{"person":{"ap.last":"Muster"}}""")),
            new OwnApplication(SampleCases.Id(3), "HA-3", "Hauptantrag", new DateOnly(2026, 2, 5), new DateOnly(2026, 2, 1), null, null),
        ],
        Documents =
        [
            .. SampleCases.Rich.Documents().Select(entry => new OwnDocument(entry.Application?.Reference, entry.Document)),
            new OwnDocument("HA-2", SampleCases.Evidence(50, "N11"), "In der Datei wurde ein Virus gefunden."),
        ],
        Decisions =
        [
            new OwnDecision("HA-2", "N01", "Ausweis", "Toni Muster", "accepted", null, null, SampleCases.At(6), "caseworker"),
            new OwnDecision("HA-2", "N11", "Mietvertrag", "Toni Muster", "rejected", "Die zweite Seite fehlt.", new DateOnly(2026, 3, 1), SampleCases.At(6), "caseworker"),
            new OwnDecision("HA-2", "N15", "Krankenversicherung", "Kim Muster", "missing", null, null, null, null),
        ],
        Accesses = [new OwnAccess(SampleCases.At(5), "caseworker", "Dokument geöffnet", "Prüfung des Antrags"), new OwnAccess(SampleCases.At(6), "dpo", "Zugriffe gelesen", null)],
        Recipients = [new OwnRecipient(SampleCases.At(7), "Jobcenter Nebenstadt", "Die ganze Akte")],
    };

    private static JsonElement Answers(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
