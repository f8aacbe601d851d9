namespace JobcenterModular.UnitTests.Forms;

/// <summary>A form of a dozen questions that uses every feature once.</summary>
internal static class SmallForm
{
    public const string LegalParameters = """
        [ { "key": "move.checkMonths", "value": 12, "validFrom": "2026-01-01", "validTo": null,
            "source": "office rule", "reviewedBy": "benefits team", "reviewedAt": "2026-11-22" } ]
        """;

    public const string Form = """
        { "key": "small", "version": 1, "title": "Kleiner Antrag", "description": "Für Tests", "validFrom": "2026-07-01", "source": "tests",
          "sections": ["start", "person", "household", "member", "income", "end"],
          "personRoles": [
            { "role": "wep", "when": { "and": [ { "!=": [ { "var": "person.age" }, null ] }, { ">=": [ { "var": "person.age" }, 15 ] }, { "in": [ { "var": "person.rel" }, ["partner", "kind"] ] } ] } },
            { "role": "ki", "when": { "==": [ { "var": "person.rel" }, "kind" ] } },
            { "role": "other" } ],
          "evidence": [ { "code": "N01", "title": "Ausweis" }, { "code": "N07", "title": "Kontoauszüge", "help": "Die letzten 3 Monate" }, { "code": "N28", "title": "Versicherungen" } ] }
        """;

    public static IReadOnlyDictionary<string, string> Sections { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["start"] = """
            { "key": "start", "letter": "A", "title": "Beginn", "questions": [
              { "id": "start.month", "text": "Ab wann?", "type": "month",
                "hints": [ { "code": "start.past_month", "text": "Nicht für die Vergangenheit.", "audience": "applicant",
                             "when": { "<": [ { "var": "start.month" }, { "var": "application.month" } ] } } ] },
              { "id": "start.urgent", "text": "Dringend?", "type": "multi", "allowUnknown": false,
                "options": [ { "value": "essen", "label": "Kein Geld für Essen" }, { "value": "nichts", "label": "nichts davon" } ] },
              { "id": "start.note", "text": "Noch etwas?", "type": "text", "optional": true, "maxLength": 20 } ] }
            """,
        ["person"] = """
            { "key": "person", "letter": "B", "title": "Person", "repeatsFor": ["ap", "wep"], "questions": [
              { "id": "ap.last", "text": "Nachname", "type": "text", "blocking": true, "allowUnknown": false, "when": { "==": [ { "var": "person.role" }, "ap" ] } },
              { "id": "ap.birthDate", "text": "Geboren?", "type": "date", "allowUnknown": false, "when": { "==": [ { "var": "person.role" }, "ap" ] },
                "evidence": [ { "code": "N01", "when": { "!": [ { "var": "application.eidLogin" } ] } } ] },
              { "id": "ap.rvnr", "text": "RV-Nummer", "type": "text", "identifier": "rvnr", "noneLabel": "Habe ich nicht" },
              { "id": "ap.bgNr", "text": "BG-Nummer", "type": "text", "identifier": "bgNr", "optional": true },
              { "id": "ap.nat", "text": "Staatsangehörigkeit", "type": "countries", "evidence": [ { "code": "N01" } ] },
              { "id": "contact.mail", "text": "E-Mail", "type": "email", "optional": true } ] }
            """,
        ["household"] = """
            { "key": "household", "letter": "F", "title": "Haushalt", "questions": [
              { "id": "hh.alone", "text": "Allein?", "type": "bool" },
              { "id": "hh.persons", "text": "Wer noch?", "type": "list", "maxItems": 3, "when": { "==": [ { "var": "hh.alone" }, false ] },
                "fields": [ { "id": "last", "text": "Nachname", "type": "text" }, { "id": "first", "text": "Vorname", "type": "text" },
                            { "id": "birthDate", "text": "Geboren", "type": "date" }, { "id": "since", "text": "Seit", "type": "date", "optional": true } ] } ] }
            """,
        ["member"] = """
            { "key": "member", "letter": "F", "title": "Mitbewohner", "repeatsFor": ["member"], "questions": [
              { "id": "hh.rel", "text": "Wer ist das?", "type": "enum",
                "options": [ { "value": "partner", "label": "Partner" }, { "value": "kind", "label": "Kind" }, { "value": "wg", "label": "WG" } ] } ] }
            """,
        ["income"] = """
            { "key": "income", "letter": "K", "title": "Einkommen", "annex": "EK", "repeatsFor": ["ap", "wep"],
              "questions": [
              { "id": "ek.types", "text": "Welches Geld?", "type": "multi",
                "options": [ { "value": "lohn", "label": "Lohn" }, { "value": "kein", "label": "keins" } ], "evidence": [ { "code": "N07" } ] },
              { "id": "ek.job", "text": "Arbeit", "type": "group", "when": { "in": [ "lohn", { "var": "ek.types" } ] },
                "fields": [ { "id": "employer", "text": "Wo?", "type": "text" }, { "id": "gross", "text": "Brutto", "type": "money", "max": 10000000 },
                            { "id": "iban", "text": "Konto", "type": "iban", "optional": true } ],
                "evidence": [ { "code": "N28", "optional": true } ] },
              { "id": "ek.trip", "text": "Weg", "type": "int", "min": 1, "max": 500, "when": { ">": [ { "var": "ek.job.gross" }, 40000 ] } } ] }
            """,
        ["end"] = """
            { "key": "end", "letter": "R", "title": "Ende", "when": { ">=": [ { "var": "dates.moveCheckFrom" }, "2025" ] }, "questions": [
              { "id": "end.kids", "text": "Kinder erwähnt?", "type": "bool", "optional": true, "when": { "some": [ { "var": "persons" }, { "==": [ { "var": "role" }, "ki" ] } ] } },
              { "id": "end.true", "text": "Alles stimmt", "type": "bool",
                "hints": [ { "code": "end.check", "text": "Bitte prüfen", "audience": "staff", "when": { "==": [ { "var": "end.true" }, false ] } } ] } ] }
            """,
    };
}
