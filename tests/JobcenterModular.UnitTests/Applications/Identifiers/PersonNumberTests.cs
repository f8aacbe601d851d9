using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Applications.Domain.Identifiers;

namespace JobcenterModular.UnitTests.Applications.Identifiers;

public sealed class PersonNumberTests
{
    [Theory]
    [InlineData("65170839J003", "170839", 'J')]
    [InlineData("15070649C103", "070649", 'C')]
    [InlineData("65 170839 j 003", "170839", 'J')]
    public void A_true_pension_insurance_number_tells_date_part_and_letter(string text, string datePart, char letter)
    {
        var number = RvNumber.From(text).ShouldNotBeNull();

        number.DatePart.ShouldBe(datePart);
        number.BirthNameLetter.ShouldBe(letter);
        RvNumber.Check(text).Normalised.ShouldBe(number.Value);
        RvNumber.Check(text).Hint.ShouldNotBeNull().ShouldContain(letter);
    }

    [Theory]
    [InlineData("", "rvnr.format")]
    [InlineData("65170839J00", "rvnr.format")]
    [InlineData("65170839J0033", "rvnr.format")]
    [InlineData("651708390003", "rvnr.format")]
    [InlineData("65170839Ä003", "rvnr.format")]
    [InlineData("65171339J003", "rvnr.month")]
    [InlineData("65170039J003", "rvnr.month")]
    [InlineData("65170839J004", "rvnr.checksum")]
    [InlineData("65170839K003", "rvnr.checksum")]
    public void Each_fault_of_a_pension_insurance_number_has_its_own_code(string text, string code)
    {
        RvNumber.Check(text).ErrorCode.ShouldBe(code);
        RvNumber.Check(text).Message.ShouldNotBeNullOrWhiteSpace();
        RvNumber.From(text).ShouldBeNull();
    }

    [Fact]
    public void Any_day_passes_and_exactly_one_check_digit_fits() =>
        Prop.ForAll(RvStems.ToArbitrary(), stem =>
            Enumerable.Range(0, 10).Count(digit => RvNumber.Check($"{stem}{digit}").IsValid) == 1
            && Enumerable.Range(0, 10).All(digit => RvNumber.Check($"{stem}{digit}").ErrorCode is null or "rvnr.checksum"))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("36574261809")]
    [InlineData("86095742719")]
    [InlineData("47036892816")]
    [InlineData("86 095 742 719")]
    public void A_true_tax_id_is_taken(string text) =>
        TaxId.Check(text).Normalised.ShouldBe(text.Replace(" ", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("", "taxId.format")]
    [InlineData("3657426180", "taxId.format")]
    [InlineData("3657426180A", "taxId.format")]
    [InlineData("36574261808", "taxId.checksum")]
    [InlineData("63574261809", "taxId.checksum")]
    public void Each_fault_of_a_tax_id_has_its_own_code(string text, string code)
    {
        TaxId.Check(text).ErrorCode.ShouldBe(code);
        TaxId.Check(text).Message.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    // One pair; one triple that is not in a row.
    [InlineData("1123456789", true)]
    [InlineData("1213456781", true)]
    [InlineData("1121345678", true)]
    // Three in a row; no repetition; two pairs; a pair and a triple; four times.
    [InlineData("1112345678", false)]
    [InlineData("2345678111", false)]
    [InlineData("1234567890", false)]
    [InlineData("1122345678", false)]
    [InlineData("1213141234", false)]
    [InlineData("1121322345", false)]
    [InlineData("1121314567", false)]
    public void The_repetition_rule_of_the_tax_id_holds_whatever_the_check_digit(string stem, bool allowed)
    {
        var checks = Enumerable.Range(0, 10).Select(digit => TaxId.Check($"{stem}{digit}")).ToList();

        checks.Count(c => c.IsValid).ShouldBe(allowed ? 1 : 0);
        checks.Count(c => string.Equals(c.ErrorCode, "taxId.repetition", StringComparison.Ordinal)).ShouldBe(allowed ? 0 : 10);
    }

    [Fact]
    public void Tax_ids_for_tests_begin_with_0_and_are_refused() =>
        TaxId.Check("02476291358").ErrorCode.ShouldBe("taxId.test_number");

    [Fact]
    public void A_single_changed_digit_of_a_tax_id_is_always_caught() =>
        Prop.ForAll(Gen.Elements("36574261809", "86095742719", "47036892816").ToArbitrary(), Gen.Choose(0, 10).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (id, at, shift) =>
            !TaxId.Check($"{id[..at]}{(id[at] - '0' + shift) % 10}{id[(at + 1)..]}").IsValid).QuickCheckThrowOnFailure();

    private static Gen<string> RvStems =>
        from area in Gen.Choose(0, 99)
        from day in Gen.Choose(0, 99)
        from month in Gen.Choose(1, 12)
        from year in Gen.Choose(0, 99)
        from letter in Gen.Choose('A', 'Z')
        from serial in Gen.Choose(0, 99)
        select $"{area:D2}{day:D2}{month:D2}{year:D2}{(char)letter}{serial:D2}";
}
