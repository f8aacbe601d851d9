namespace JobcenterModular.Applications.Domain.Identifiers;

/// <summary>Tax identification number (§ 139b AO): eleven digits, the last one a check digit after ISO 7064 MOD 11,10.</summary>
internal static class TaxId
{
    public static IdentifierCheck Check(string text)
    {
        var number = TypedText.Compact(text);
        if (number.Length != 11 || !number.All(char.IsAsciiDigit))
        {
            return IdentifierCheck.Invalid("taxId.format", "Die Steuer-ID hat 11 Zahlen. Sie steht zum Beispiel auf Ihrem Steuerbescheid oder auf Ihrer Lohnabrechnung.");
        }

        if (number[0] == '0')
        {
            return IdentifierCheck.Invalid("taxId.test_number", "Eine Steuer-ID beginnt nicht mit 0. Bitte prüfen Sie die Nummer.");
        }

        if (!HasOneRepeatedDigit(number[..10]))
        {
            return IdentifierCheck.Invalid("taxId.repetition", "Diese Steuer-ID gibt es nicht. Vielleicht ist eine Zahl falsch. Bitte prüfen Sie die Nummer.");
        }

        return CheckDigit(number) == number[10] - '0'
            ? IdentifierCheck.Valid(number)
            : IdentifierCheck.Invalid("taxId.checksum", "Diese Steuer-ID stimmt nicht. Vielleicht ist eine Zahl falsch oder vertauscht. Bitte prüfen Sie die Nummer.");
    }

    /// <summary>Of the first ten digits exactly one occurs two or three times, but not three times in a row; no other repeats.</summary>
    private static bool HasOneRepeatedDigit(string digits)
    {
        var repeated = digits.GroupBy(d => d).Where(g => g.Count() > 1).ToList();
        return repeated.Count == 1 && repeated[0].Count() switch
        {
            2 => true,
            3 => !digits.Contains(new string(repeated[0].Key, 3), StringComparison.Ordinal),
            _ => false,
        };
    }

    private static int CheckDigit(string number)
    {
        var product = 10;
        foreach (var c in number.AsSpan(0, 10))
        {
            var sum = (c - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }

        return (11 - product) % 10;
    }
}
