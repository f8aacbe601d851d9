using System.Globalization;

namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>Numbers as JavaScript reads and writes them.</summary>
internal static class ScriptNumber
{
    private const string Infinite = "Infinity";

    /// <summary>ECMAScript's StringToNumber: the whole text must be a number; an empty one is 0.</summary>
    public static double Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty)
        {
            return 0;
        }

        if (text.Length > 2 && text[0] == '0' && RadixOf(text[1]) is var radix and > 0)
        {
            return ParseDigits(text[2..], radix);
        }

        var length = LengthOfNumber(text);
        return length == text.Length ? Read(text) : double.NaN;
    }

    /// <summary>ECMAScript's parseFloat: the longest start of the text that is a number.</summary>
    public static double ParseStart(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var length = LengthOfNumber(text);
        return length == 0 ? double.NaN : Read(text[..length]);
    }

    /// <summary>ECMAScript's Number::toString: no exponent from 1e-6 up to below 1e21.</summary>
    public static string Format(double number)
    {
        if (Math.Abs(number) < 1e15 && Math.Truncate(number) == number)
        {
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        }

        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : Sign(number) + Infinite;
        }

        var (digits, point) = Decompose(Math.Abs(number));
        var text = point switch
        {
            > 21 or <= -6 => Scientific(digits, point - 1),
            <= 0 => "0." + new string('0', -point) + digits,
            _ when point >= digits.Length => digits.PadRight(point, '0'),
            _ => digits.Insert(point, "."),
        };
        return Sign(number) + text;
    }

    private static string Sign(double number) => number < 0 ? "-" : "";

    private static string Scientific(string digits, int exponent) =>
        (digits.Length > 1 ? digits.Insert(1, ".") : digits)
        + (exponent < 0 ? "e-" : "e+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);

    /// <summary>The shortest digits d and the point p with number = 0.d × 10^p.</summary>
    private static (string Digits, int Point) Decompose(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var point = (dot < 0 ? mantissa.Length : dot) - (all.Length - digits.Length) + exponent;
        return (digits.TrimEnd('0'), point);
    }

    private static double Read(ReadOnlySpan<char> text)
    {
        if (text[^1] == 'y')
        {
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return double.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
    }

    private static int LengthOfNumber(ReadOnlySpan<char> text)
    {
        var start = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (text[start..].StartsWith(Infinite, StringComparison.Ordinal))
        {
            return start + Infinite.Length;
        }

        var whole = CountDigits(text[start..]);
        var end = start + whole;
        var fraction = 0;
        if (end < text.Length && text[end] == '.')
        {
            fraction = CountDigits(text[(end + 1)..]);
            end += whole + fraction > 0 ? 1 + fraction : 0;
        }

        return whole + fraction == 0 ? 0 : end + LengthOfExponent(text[end..]);
    }

    private static int LengthOfExponent(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('e' or 'E'))
        {
            return 0;
        }

        var sign = text.Length > 1 && text[1] is '+' or '-' ? 1 : 0;
        var digits = CountDigits(text[(1 + sign)..]);
        return digits == 0 ? 0 : 1 + sign + digits;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static int RadixOf(char letter) => letter switch
    {
        'x' or 'X' => 16,
        'o' or 'O' => 8,
        'b' or 'B' => 2,
        _ => 0,
    };

    private static double ParseDigits(ReadOnlySpan<char> digits, int radix)
    {
        double number = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
            {
                return double.NaN;
            }

            number = (number * radix) + digit;
        }

        return number;
    }
}
