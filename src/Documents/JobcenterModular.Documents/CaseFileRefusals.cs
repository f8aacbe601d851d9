using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents;

/// <summary>Why the case file (E-Akte) says no to somebody of the office.</summary>
internal static class CaseFileRefusals
{
    public static readonly Refusal NotClosed = new(RefusalKind.Conflict, "documents.case_not_closed", "Die Akte ist nicht geschlossen.");
    public static readonly Refusal SearchMissing = new(RefusalKind.Invalid, "documents.search_missing", "Bitte geben Sie einen Namen oder ein Aktenzeichen an.");
    public static readonly Refusal ChannelUnknown = new(RefusalKind.Invalid, "documents.channel_unknown", "Die Angabe 'channel' ist 'post', 'fax' oder 'counter'.");
    public static readonly Refusal ReceivedOnImpossible = new(RefusalKind.Invalid, "documents.received_on_impossible", "Die Angabe 'receivedOn' ist der Tag des Eingangs: ein Datum wie 2026-11-20, nicht vor 2005 und nicht in der Zukunft.");
    public static readonly Refusal ApplicationUnknown = new(RefusalKind.Invalid, "documents.application_unknown", "Zu diesem Antrag gibt es in dieser Akte nichts.");
    public static readonly Refusal ApplicationMissing = new(RefusalKind.Invalid, "documents.application_missing", "Ein Nachweis gehört zu einem Antrag. Bitte geben Sie auch 'application' an.");
    public static readonly Refusal HasNoVersions = new(RefusalKind.Conflict, "documents.has_no_versions", "Von diesem Dokument gibt es nur die eine Fassung. Das System hat es selbst geschrieben.");
    public static readonly Refusal NoteStale = new(RefusalKind.Stale, "documents.note_stale", "Inzwischen hat jemand anderes diesen Vermerk geändert. Bitte vergleichen Sie beide Fassungen.");
    public static readonly Refusal TargetUnknown = new(RefusalKind.Invalid, "documents.target_unknown", "Die andere Akte gibt es nicht.");
    public static readonly Refusal TargetIsSource = new(RefusalKind.Invalid, "documents.target_is_source", "Das Dokument liegt schon in dieser Akte.");
    public static readonly Refusal MovedAway = new(RefusalKind.Conflict, "documents.moved_away", "Das Dokument liegt inzwischen in einer anderen Akte.");
    public static readonly Refusal StaysHere = new(RefusalKind.Conflict, "documents.stays_here", "Dieses Dokument gehört zu seinem Antrag und bleibt in dieser Akte.");
}
