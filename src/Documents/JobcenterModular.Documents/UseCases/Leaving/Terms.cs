using System.Collections.Frozen;

namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>German words for the stable codes of this module, where people read them. An unknown code stands for itself.</summary>
internal static class Terms
{
    private static readonly FrozenDictionary<string, string> Kinds = Table(
        ("evidence", "Nachweis"),
        ("application", "Antrag"),
        ("applicationPdf", "Antrag (PDF/A)"),
        ("applicationData", "Antworten zum Antrag (Daten)"),
        ("mail", "Post"),
        ("phoneNote", "Telefonnotiz"),
        ("decision", "Bescheid"));

    private static readonly FrozenDictionary<string, string> Channels = Table(
        ("online", "Online"),
        ("post", "Post"),
        ("fax", "Fax"),
        ("phone", "Telefon"),
        ("counter", "Persönlich abgegeben"),
        ("office", "Im Jobcenter erstellt"),
        ("system", "Vom System erstellt"));

    private static readonly FrozenDictionary<string, string> Roles = Table(
        ("applicant", "Antragstellende Person"),
        ("guest", "Antragstellende Person"),
        ("caseworker", "Sachbearbeitung"),
        ("teamlead", "Teamleitung"),
        ("hotline", "Telefonservice"),
        ("scandesk", "Poststelle"),
        ("dpo", "Datenschutz"),
        ("integration", "Angeschlossenes System"),
        ("admin", "Technische Betreuung"),
        ("householdmember", "Person aus dem Haushalt"),
        ("system", "System"));

    private static readonly FrozenDictionary<string, string> EvidenceStates = Table(
        ("missing", "Fehlt"),
        ("offered", "Freiwillig"),
        ("present", "Liegt vor, noch nicht geprüft"),
        ("later", "Sie reichen ihn später ein"),
        ("notAvailable", "Sie haben ihn nicht"),
        ("accepted", "Angenommen"),
        ("rejected", "Nicht angenommen"));

    private static readonly FrozenDictionary<string, string> Actions = Table(
        ("caseStarted", "Akte angelegt"),
        ("caseOpened", "Antrag eingegangen"),
        ("caseClosed", "Akte geschlossen"),
        ("caseFound", "Akte bei einer Suche gefunden"),
        ("caseRead", "Akte angesehen"),
        ("logRead", "Protokoll angesehen"),
        ("applicationRead", "Antrag angesehen"),
        ("documentsListed", "Liste der Dokumente angesehen"),
        ("documentReceived", "Dokument eingegangen"),
        ("documentRemoved", "Dokument entfernt"),
        ("documentChecked", "Dokument auf Viren geprüft"),
        ("documentRead", "Dokument angesehen"),
        ("documentVersioned", "Neue Fassung eines Dokuments"),
        ("documentMoved", "Dokument in eine andere Akte gelegt"),
        ("noteWritten", "Notiz geschrieben"),
        ("evidenceAsked", "Nachweise angefordert"),
        ("evidenceTakenBack", "Nachfrage nach Nachweisen zurückgenommen"),
        ("evidenceAssigned", "Dokument einem Nachweis zugeordnet"),
        ("evidenceStated", "Angabe zu einem Nachweis"),
        ("evidenceListed", "Liste der Nachweise angesehen"),
        ("evidenceReviewed", "Nachweis geprüft"),
        ("appointmentClosed", "Termin abgeschlossen"),
        ("handedOver", "Akte oder Daten übergeben"),
        ("holdSet", "Löschsperre gesetzt"),
        ("holdLifted", "Löschsperre aufgehoben"),
        ("deletionProposed", "Löschung vorgeschlagen"),
        ("deletionConfirmed", "Löschung bestätigt"),
        ("keyRewrapped", "Schlüssel erneuert"),
        ("destroyed", "Akte gelöscht"));

    public static string Kind(string code) => Kinds.GetValueOrDefault(code, code);

    public static string Channel(string code) => Channels.GetValueOrDefault(code, code);

    public static string Role(string code) => Roles.GetValueOrDefault(code, code);

    public static string EvidenceState(string code) => EvidenceStates.GetValueOrDefault(code, code);

    public static string Action(string code) => Actions.GetValueOrDefault(code, code);

    // Codes come from enums, sometimes with a capital letter.
    private static FrozenDictionary<string, string> Table(params (string Code, string Text)[] terms) =>
        terms.ToFrozenDictionary(term => term.Code, term => term.Text, StringComparer.OrdinalIgnoreCase);
}
