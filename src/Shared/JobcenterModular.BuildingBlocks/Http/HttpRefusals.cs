using JobcenterModular.SharedKernel;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>Refusals that any endpoint may answer with.</summary>
public static class HttpRefusals
{
    public static readonly Refusal Malformed = new(RefusalKind.Malformed, "request.malformed", "Die Anfrage konnte nicht gelesen werden.");
    public static readonly Refusal Invalid = new(RefusalKind.Invalid, "request.invalid", "Einige Angaben sind nicht richtig. Bitte prüfen Sie die genannten Felder.");
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "request.not_found", "Das gibt es hier nicht.");
    public static readonly Refusal TooLarge = new(RefusalKind.TooLarge, "request.too_large", "Die Anfrage ist zu groß.");
    public static readonly Refusal WrongKind = new(RefusalKind.WrongKind, "request.unsupported_media_type", "Dieser Inhaltstyp wird hier nicht angenommen.");
    public static readonly Refusal TooMany = new(RefusalKind.TooMany, "request.too_many", "Das waren zu viele Versuche. Bitte warten Sie etwas.");
    public static readonly Refusal IfMatchMissing = new(RefusalKind.PreconditionMissing, "request.if_match_missing", "Bitte senden Sie die Version mit, die Sie ändern (If-Match).");
    public static readonly Refusal IfMatchMalformed = new(RefusalKind.Malformed, "request.if_match_malformed", "Die Version in If-Match hat nicht die Form eines ETag.");
    public static readonly Refusal Busy = new(RefusalKind.NotReady, "request.busy", "Gerade ändern viele gleichzeitig. Bitte versuchen Sie es gleich noch einmal.");
    public static readonly Refusal IdempotencyKeyReused = new(RefusalKind.Invalid, "request.idempotency_key_reused", "Dieser Idempotency-Key wurde schon für eine andere Anfrage benutzt.");
    public static readonly Refusal IdempotencyKeyMalformed = new(RefusalKind.Malformed, "request.idempotency_key_malformed", "Ein Idempotency-Key hat 16 bis 128 Zeichen: Buchstaben, Ziffern, '-' und '_'.");
    public static readonly Refusal CursorMalformed = new(RefusalKind.Malformed, "request.cursor_malformed", "Die Angabe 'cursor' ist nicht gültig. Bitte beginnen Sie die Liste von vorn.");
    public static readonly Refusal Unauthenticated = new(RefusalKind.NotFound, "auth.required", "Bitte melden Sie sich an.");
    public static readonly Refusal Forbidden = new(RefusalKind.NotFound, "auth.forbidden", "Dafür haben Sie keine Berechtigung.");
}

/// <summary>One wrong field.</summary>
/// <param name="Field">Path of the field.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">Plain German.</param>
public sealed record FieldError(string Field, string Code, string Message);
