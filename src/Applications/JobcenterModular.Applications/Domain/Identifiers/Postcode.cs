namespace JobcenterModular.Applications.Domain.Identifiers;

/// <summary>German postcode. Text, because the leading zero counts. A postcode alone does not tell the municipality.</summary>
internal static class Postcode
{
    public static IdentifierCheck Check(string text)
    {
        var postcode = TypedText.Compact(text);
        if (postcode.Length != 5 || !postcode.All(char.IsAsciiDigit))
        {
            return IdentifierCheck.Invalid("postcode.format", "Eine Postleitzahl hat 5 Zahlen, zum Beispiel 01067.");
        }

        return string.CompareOrdinal(postcode, "01001") < 0 || string.CompareOrdinal(postcode, "99998") > 0
            ? IdentifierCheck.Invalid("postcode.range", "Diese Postleitzahl gibt es in Deutschland nicht. Bitte prüfen Sie die Zahlen.")
            : IdentifierCheck.Valid(postcode);
    }
}
