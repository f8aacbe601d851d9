namespace JobcenterModular.Applications.Domain.Identifiers;

/// <summary>
/// Account number after ISO 13616. Every account in the SEPA area must be taken, wherever it is held:
/// Art. 9 (2) of Regulation (EU) 260/2012 forbids to insist on a German one.
/// </summary>
internal static class Iban
{
    public static IdentifierCheck Check(string text)
    {
        var iban = TypedText.Compact(text);
        if (iban.Length < 4 || !iban.All(char.IsAsciiLetterOrDigit) || !HasPrefix(iban))
        {
            return IdentifierCheck.Invalid("iban.format", "Eine IBAN beginnt mit 2 Buchstaben und 2 Zahlen, zum Beispiel DE89. Danach kommen nur Buchstaben und Zahlen.");
        }

        if (!SepaCountries.IbanLengths.TryGetValue(iban[..2], out var length))
        {
            return IdentifierCheck.Invalid("iban.country", "Auf ein Konto in diesem Land können wir nicht überweisen. Das Konto muss in einem SEPA-Land sein.");
        }

        if (iban.Length != length)
        {
            return IdentifierCheck.Invalid("iban.length", $"Eine IBAN mit {iban[..2]} am Anfang hat {length} Zeichen. Sie haben {iban.Length} Zeichen eingegeben.");
        }

        // Check digits run from 02 to 98 (ISO 13616); 00, 01 and 99 would pass the remainder test as doubles of 97, 98 and 02.
        if (iban.AsSpan(2, 2) is "00" or "01" or "99" || Remainder(iban) != 1)
        {
            return IdentifierCheck.Invalid("iban.checksum", "Diese IBAN stimmt nicht. Vielleicht ist ein Zeichen falsch oder vertauscht. Bitte prüfen Sie die Nummer.");
        }

        return IdentifierCheck.Valid(iban, iban.StartsWith("DE", StringComparison.Ordinal) ? null : "Das Konto ist nicht in Deutschland. Bitte prüfen Sie, ob das richtig ist.");
    }

    private static bool HasPrefix(string iban) =>
        char.IsAsciiLetter(iban[0]) && char.IsAsciiLetter(iban[1]) && char.IsAsciiDigit(iban[2]) && char.IsAsciiDigit(iban[3]);

    /// <summary>The first four characters moved to the end, A = 10 … Z = 35, as one number modulo 97.</summary>
    private static int Remainder(string iban)
    {
        var remainder = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var c = iban[(i + 4) % iban.Length];
            remainder = char.IsAsciiDigit(c)
                ? ((remainder * 10) + c - '0') % 97
                : ((remainder * 100) + c - 'A' + 10) % 97;
        }

        return remainder;
    }
}
