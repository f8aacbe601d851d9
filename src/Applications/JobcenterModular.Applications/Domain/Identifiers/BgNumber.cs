namespace JobcenterModular.Applications.Domain.Identifiers;

/// <summary>
/// Number of the household (Bedarfsgemeinschaft, § 51a SGB II). It has no public check digit, and a municipal
/// Jobcenter may use file numbers of its own: any text is taken, an unusual one only gets a hint.
/// </summary>
internal static class BgNumber
{
    public static bool LooksUsual(string text) =>
        TypedText.Compact(text) is var number
        && (TypedText.HasShape(number, "99999BG9999999") || TypedText.HasShape(number, "99999//9999999"));

    public static IdentifierCheck Check(string text) => LooksUsual(text)
        ? IdentifierCheck.Valid(TypedText.Compact(text))
        : IdentifierCheck.Valid(text.Trim(), "Eine BG-Nummer sieht meistens so aus: 12345BG1234567. Bitte prüfen Sie die Nummer. Sie können trotzdem weitermachen.");
}
