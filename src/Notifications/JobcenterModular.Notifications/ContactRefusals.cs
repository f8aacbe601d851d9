using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications;

/// <summary>Why contact data, codes and news of carriers are refused.</summary>
internal static class ContactRefusals
{
    public static readonly Refusal BelongsToAccount = new(RefusalKind.Conflict, "contact.belongs_to_account", "Dieser Antrag gehört zu einem Konto. Bitte melden Sie sich mit dem Konto an. Dann können Sie das ändern.");
    public static readonly Refusal PreferencesStale = new(RefusalKind.Stale, "contact.preferences_stale", "Ihre Auswahl wurde inzwischen geändert. Bitte vergleichen Sie beide Fassungen.");
    public static readonly Refusal ChannelNotOffered = new(RefusalKind.Conflict, "contact.channel_not_offered", "Dieses Jobcenter schickt auf diesem Weg nichts.");
    public static readonly Refusal PointKnown = new(RefusalKind.Conflict, "contact.point_known", "Diese Adresse oder Nummer haben Sie schon angegeben.");
    public static readonly Refusal TooManyPoints = new(RefusalKind.Conflict, "contact.too_many_points", "Sie können höchstens 5 Adressen und Nummern angeben. Bitte löschen Sie zuerst eine.");
    public static readonly Refusal TooManyCodes = new(RefusalKind.TooMany, "contact.too_many_codes", "Wir haben schon mehrere Codes geschickt. Bitte warten Sie etwas.");
    public static readonly Refusal AlreadyProved = new(RefusalKind.Conflict, "contact.already_proved", "Diese Adresse oder Nummer ist schon bestätigt.");
    public static readonly Refusal CodeWrong = new(RefusalKind.Invalid, "contact.code_wrong", "Der Code stimmt nicht. Bitte prüfen Sie ihn.");
    public static readonly Refusal CodeExpired = new(RefusalKind.Conflict, "contact.code_expired", "Der Code gilt nicht mehr. Bitte fordern Sie einen neuen an.");
    public static readonly Refusal CodeUsedUp = new(RefusalKind.Conflict, "contact.code_used_up", "Der Code wurde zu oft falsch eingegeben. Bitte fordern Sie einen neuen an.");
    public static readonly Refusal SignatureWrong = new(RefusalKind.Unproved, "notices.signature_wrong", "Die Unterschrift fehlt, stimmt nicht oder ist zu alt.");
    public static readonly Refusal NewsUnknown = new(RefusalKind.Invalid, "notices.news_unknown", "Die Angabe 'status' ist 'delivered', 'bounced' oder 'failed'.");
}
