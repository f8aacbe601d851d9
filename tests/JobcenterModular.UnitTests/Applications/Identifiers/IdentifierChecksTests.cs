using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Applications.Domain.Identifiers;

namespace JobcenterModular.UnitTests.Applications.Identifiers;

public sealed class IdentifierChecksTests
{
    [Theory]
    [InlineData("iban", "de89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    [InlineData("rvnr", "15 070649 c 103", "15070649C103")]
    [InlineData("taxId", "86 095 742 719", "86095742719")]
    [InlineData("postcode", " 01067 ", "01067")]
    [InlineData("bgNr", "12345 bg 0001234", "12345BG0001234")]
    [InlineData("customerNr", "123 a 456789", "123A456789")]
    public void Each_kind_is_found_by_its_name_and_stored_in_one_form(string kind, string text, string stored)
    {
        IdentifierChecks.Kinds.ShouldContain(known => string.Equals(known, kind, StringComparison.Ordinal));
        IdentifierChecks.Check(kind, text).Normalised.ShouldBe(stored);
        IdentifierChecks.Check(kind, stored).Normalised.ShouldBe(stored);
    }

    [Fact]
    public void An_unknown_kind_is_a_fault_of_the_form_and_throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => IdentifierChecks.Check("IBAN", "DE89370400440532013000"));

    [Theory]
    [InlineData("01001", null)]
    [InlineData("99998", null)]
    [InlineData("80331", null)]
    [InlineData("01000", "postcode.range")]
    [InlineData("00000", "postcode.range")]
    [InlineData("99999", "postcode.range")]
    [InlineData("1067", "postcode.format")]
    [InlineData("D-01067", "postcode.format")]
    [InlineData("\u0660\u0661\u0660\u0666\u0667", "postcode.format")]
    [InlineData("", "postcode.format")]
    public void Postcodes_run_from_01001_to_99998(string text, string? code)
    {
        var check = Postcode.Check(text);

        check.ErrorCode.ShouldBe(code);
        check.Normalised.ShouldBe(code is null ? text : null);
    }

    [Theory]
    [InlineData("bgNr", "12345BG0001234", true)]
    [InlineData("bgNr", "12345//0001234", true)]
    [InlineData("bgNr", "12345BG000123", false)]
    [InlineData("bgNr", "Az. 50-1234/26", false)]
    [InlineData("bgNr", "", false)]
    [InlineData("customerNr", "123A456789", true)]
    [InlineData("customerNr", "1234456789", false)]
    [InlineData("customerNr", "unbekannt", false)]
    public void Numbers_of_the_office_are_taken_as_they_are_and_unusual_ones_get_a_hint(string kind, string text, bool usual)
    {
        var check = IdentifierChecks.Check(kind, text);

        check.IsValid.ShouldBeTrue();
        check.Normalised.ShouldBe(text);
        (check.Hint is null).ShouldBe(usual);
    }

    [Fact]
    public void No_text_makes_a_check_throw_and_no_message_repeats_what_was_typed() =>
        Prop.ForAll(Gen.Elements(IdentifierChecks.Kinds.ToArray()).ToArbitrary(), Typed.ToArbitrary(), (kind, text) =>
        {
            var check = IdentifierChecks.Check(kind, text);
            var wellFormed = check.IsValid == (check.ErrorCode is null) && check.IsValid == (check.Normalised is not null);
            return wellFormed && (check.Message is null || text.Length < 5 || !check.Message.Contains(text, StringComparison.OrdinalIgnoreCase));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static Gen<string> Typed => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""),
        Gen.Elements("DE0123456789ABG/ \u00E4\u0661\uD800".ToCharArray()).ListOf().Select(string.Concat));
}
