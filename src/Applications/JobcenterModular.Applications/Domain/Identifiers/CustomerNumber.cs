namespace JobcenterModular.Applications.Domain.Identifiers;

/// <summary>Customer number (Kundennummer, § 51a SGB II), one per person for life. Soft, like the BG number.</summary>
internal static class CustomerNumber
{
    public static bool LooksUsual(string text) => TypedText.HasShape(TypedText.Compact(text), "999@999999");

    public static IdentifierCheck Check(string text) => LooksUsual(text)
        ? IdentifierCheck.Valid(TypedText.Compact(text))
        : IdentifierCheck.Valid(text.Trim(), "Eine Kundennummer sieht meistens so aus: 123A456789. Bitte prüfen Sie die Nummer. Sie können trotzdem weitermachen.");
}
