namespace JobcenterModular.Applications.Domain.Identifiers;

/// <summary>
/// Pension insurance number (Versicherungsnummer, § 147 SGB VI; VKVV): area, date of birth as DDMMYY,
/// first letter of the birth name, serial, check digit.
/// </summary>
internal sealed record RvNumber
{
    private static readonly int[] Weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];

    private RvNumber(string value) => Value = value;

    public string Value { get; }

    /// <summary>Soft: the first letter of the name at birth.</summary>
    public char BirthNameLetter => Value[8];

    /// <summary>Soft: DDMMYY. It may differ from the true date, and the day may be above 31 where numbers ran out.</summary>
    public string DatePart => Value[2..8];

    /// <summary>Null if the text is no pension insurance number.</summary>
    public static RvNumber? From(string text) => Check(text) is { IsValid: true, Normalised: { } value } ? new RvNumber(value) : null;

    public static IdentifierCheck Check(string text)
    {
        var number = TypedText.Compact(text);
        if (!TypedText.HasShape(number, "99999999@999"))
        {
            return IdentifierCheck.Invalid("rvnr.format", "Die Rentenversicherungs-Nummer hat 12 Zeichen: 8 Zahlen, 1 Buchstabe, 3 Zahlen. Sie steht auf Ihrem Sozialversicherungs-Ausweis.");
        }

        if (number[4..6] is not ("01" or "02" or "03" or "04" or "05" or "06" or "07" or "08" or "09" or "10" or "11" or "12"))
        {
            return IdentifierCheck.Invalid("rvnr.month", "Die Rentenversicherungs-Nummer stimmt nicht. Die 5. und 6. Stelle ist Ihr Geburtsmonat, also 01 bis 12.");
        }

        if (CheckDigit(number) != number[^1] - '0')
        {
            return IdentifierCheck.Invalid("rvnr.checksum", "Die Rentenversicherungs-Nummer stimmt nicht. Vielleicht ist ein Zeichen falsch oder vertauscht. Bitte prüfen Sie die Nummer.");
        }

        var letter = number[8];
        return IdentifierCheck.Valid(number, $"In der Nummer stehen das Geburtsdatum {number[2..4]}.{number[4..6]}.{number[6..8]} und der Buchstabe {letter} für den Geburtsnamen. Ist das anders als in Ihrem Ausweis? Das kann trotzdem richtig sein.");
    }

    /// <summary>The letter counts as two digits (A = 01 … Z = 26); the digit sums of the weighted digits are added.</summary>
    private static int CheckDigit(string number)
    {
        var letter = number[8] - 'A' + 1;
        var digits = $"{number[..8]}{letter:00}{number[9..11]}";
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            var product = (digits[i] - '0') * Weights[i];
            sum += (product / 10) + (product % 10);
        }

        return sum % 10;
    }
}
