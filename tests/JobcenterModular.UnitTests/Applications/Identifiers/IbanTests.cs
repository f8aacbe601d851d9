using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Applications.Domain.Identifiers;

namespace JobcenterModular.UnitTests.Applications.Identifiers;

public sealed class IbanTests
{
    /// <summary>The example of each SEPA country in the SWIFT IBAN registry.</summary>
    private static readonly string[] Published =
    [
        "AD12 0001 2030 2003 5910 0100", "AL47 2121 1009 0000 0002 3569 8741", "AT61 1904 3002 3457 3201", "BE68 5390 0754 7034",
        "BG80 BNBG 9661 1020 3456 78", "CH93 0076 2011 6238 5295 7", "CY17 0020 0128 0000 0012 0052 7600", "CZ65 0800 0000 1920 0014 5399",
        "DE89 3704 0044 0532 0130 00", "DK50 0040 0440 1162 43", "EE38 2200 2210 2014 5685", "ES91 2100 0418 4502 0005 1332",
        "FI21 1234 5600 0007 85", "FR14 2004 1010 0505 0001 3M02 606", "GB29 NWBK 6016 1331 9268 19", "GI75 NWBK 0000 0000 7099 453",
        "GR16 0110 1250 0000 0001 2300 695", "HR12 1001 0051 8630 0016 0", "HU42 1177 3016 1111 1018 0000 0000", "IE29 AIBK 9311 5212 3456 78",
        "IS14 0159 2600 7654 5510 7303 39", "IT60 X054 2811 1010 0000 0123 456", "LI21 0881 0000 2324 013A A", "LT12 1000 0111 0100 1000",
        "LU28 0019 4006 4475 0000", "LV80 BANK 0000 4351 9500 1", "MC58 1122 2000 0101 2345 6789 030", "MD24 AG00 0225 1000 1310 4168",
        "ME25 5050 0001 2345 6789 51", "MK07 2501 2000 0058 984", "MT84 MALT 0110 0001 2345 MTLC AST0 01S", "NL91 ABNA 0417 1643 00",
        "NO93 8601 1117 947", "PL61 1090 1014 0000 0712 1981 2874", "PT50 0002 0123 1234 5678 9015 4", "RO49 AAAA 1B31 0075 9384 0000",
        "RS35 2600 0560 1001 6113 79", "SE45 5000 0000 0583 9825 7466", "SI56 2633 0001 2039 086", "SK31 1200 0000 1987 4263 7541",
        "SM86 U032 2509 8000 0000 0270 100", "VA59 0011 2300 0012 3456 78",
    ];

    public static TheoryData<string> Examples => [.. Published];

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_published_example_of_every_SEPA_country_is_taken(string iban)
    {
        var check = Iban.Check(iban);

        check.IsValid.ShouldBeTrue(check.ErrorCode);
        check.Normalised.ShouldBe(iban.Replace(" ", "", StringComparison.Ordinal));
        check.ErrorCode.ShouldBeNull();
        check.Message.ShouldBeNull();
    }

    [Fact]
    public void Each_country_of_the_table_has_its_example() =>
        Published.Select(iban => iban[..2]).ShouldBe(SepaCountries.IbanLengths.Keys, ignoreOrder: true);

    [Theory]
    [InlineData("de89370400440532013000")]
    [InlineData("  DE89 3704\t0044 0532 0130 00 \n")]
    [InlineData("DE89\u00A03704\u202F0044\u200B0532\u00AD0130\uFEFF00")]
    public void Case_and_spaces_of_any_kind_do_not_matter(string text) =>
        Iban.Check(text).Normalised.ShouldBe("DE89370400440532013000");

    [Theory]
    [InlineData("", "iban.format")]
    [InlineData("DE", "iban.format")]
    [InlineData("532013000", "iban.format")]
    [InlineData("DEX9370400440532013000", "iban.format")]
    [InlineData("DE89-3704-0044-0532-0130-00", "iban.format")]
    [InlineData("DE8937040044053201300\u0660", "iban.format")]
    [InlineData("US89370400440532013000", "iban.country")]
    [InlineData("UA213223130000026007233566001", "iban.country")]
    [InlineData("DE8937040044053201300", "iban.length")]
    [InlineData("DE893704004405320130000", "iban.length")]
    [InlineData("DE89370400440532013001", "iban.checksum")]
    [InlineData("DE98370400440532013000", "iban.checksum")]
    public void Each_fault_has_its_own_code(string text, string code)
    {
        var check = Iban.Check(text);

        check.IsValid.ShouldBeFalse();
        check.ErrorCode.ShouldBe(code);
        check.Message.ShouldNotBeNullOrWhiteSpace();
        check.Normalised.ShouldBeNull();
    }

    [Theory]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("99")]
    public void Check_digits_that_ISO_13616_never_gives_are_refused_even_if_the_remainder_fits(string digits)
    {
        var fitting = Enumerable.Range(0, 100_000).Select(i => $"DE{digits}{i:D18}").First(iban => Mod97(iban) == 1);

        Iban.Check(fitting).ErrorCode.ShouldBe("iban.checksum");
    }

    [Fact]
    public void An_account_abroad_is_valid_but_worth_a_second_look()
    {
        Iban.Check("FR1420041010050500013M02606").Hint.ShouldNotBeNull();
        Iban.Check("DE89370400440532013000").Hint.ShouldBeNull();
    }

    [Fact]
    public void A_single_changed_digit_is_always_caught() =>
        Prop.ForAll(Ibans.ToArbitrary(), Gen.Choose(2, 30).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (iban, place, shift) =>
        {
            var at = 2 + (place % (iban.Length - 2));
            if (!char.IsAsciiDigit(iban[at]))
            {
                return true;
            }

            var digit = (char)('0' + ((iban[at] - '0' + shift) % 10));
            return !Iban.Check(iban[..at] + digit + iban[(at + 1)..]).IsValid;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Two_swapped_neighbours_are_always_caught() =>
        Prop.ForAll(Ibans.ToArbitrary(), Gen.Choose(2, 30).ToArbitrary(), (iban, place) =>
        {
            var at = 2 + (place % (iban.Length - 3));
            var bothDigits = char.IsAsciiDigit(iban[at]) && char.IsAsciiDigit(iban[at + 1]);
            return !bothDigits || iban[at] == iban[at + 1] || !Iban.Check($"{iban[..at]}{iban[at + 1]}{iban[at]}{iban[(at + 2)..]}").IsValid;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Every_account_number_with_computed_check_digits_is_taken() =>
        Prop.ForAll(Ibans.ToArbitrary(), iban => Iban.Check(iban).Normalised == iban).QuickCheckThrowOnFailure();

    private static Gen<string> Ibans =>
        from country in Gen.Elements(SepaCountries.IbanLengths.Keys.ToArray())
        from bban in Gen.Elements("0123456789012345678901234567890123456789ABCXYZ".ToCharArray()).ArrayOf(SepaCountries.IbanLengths[country] - 4)
        let account = new string(bban)
        select $"{country}{98 - Mod97($"{country}00{account}"):D2}{account}";

    /// <summary>The textbook way, by one large number, as a second opinion on the step-by-step remainder.</summary>
    private static int Mod97(string iban)
    {
        var digits = string.Concat((iban[4..] + iban[..4]).Select(c => char.IsAsciiDigit(c) ? c.ToString() : $"{c - 'A' + 10}"));
        return (int)(System.Numerics.BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) % 97);
    }
}
