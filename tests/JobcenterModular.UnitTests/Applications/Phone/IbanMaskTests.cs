using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Phone;

namespace JobcenterModular.UnitTests.Applications.Phone;

public sealed class IbanMaskTests
{
    [Theory]
    [InlineData("DE89370400440532013000", "DE••••3000")]
    [InlineData("de89 3704 0044 0532 0130 00", "DE••••3000")]
    [InlineData("Konto:DE89-3704-0044-0532-0130-00, danke", "Konto:DE••••3000, danke")]
    [InlineData("AB12 DE89370400440532013000AB", "AB12 DE••••3000AB")]
    [InlineData("NL91ABNA0417164300 und DE89370400440532013000", "NL••••4300 und DE••••3000")]
    [InlineData("DE89370400440532013001", "DE89370400440532013001")]
    [InlineData("Das ist kein Konto.", "Das ist kein Konto.")]
    public void An_account_number_is_masked_wherever_it_stands(string text, string masked) => IbanMask.Of(text).ShouldBe(masked);

    [Fact]
    public void A_mask_that_comes_back_means_the_stored_number_wherever_it_stands_now()
    {
        JsonObject stored = JsonNode.Parse("""{"a":"DE89370400440532013000","b":[{"iban":"NL91ABNA0417164300"},{"iban":"DE02120300000000202051"}],"c":"x"}""")!.AsObject();
        JsonObject typed = JsonNode.Parse("""{"a":"DE••••3000","b":[{"iban":"DE••••2051"}],"c":"von NL••••4300 auf DE••••2051"}""")!.AsObject();
        var unknown = new HashSet<string>(StringComparer.Ordinal);

        JsonObject restored = new StoredNumbers(stored).Restore(typed, unknown);

        unknown.ShouldBeEmpty();
        restored.ToJsonString().ShouldBe(JsonNode.Parse(
            """{"a":"DE89370400440532013000","b":[{"iban":"DE02120300000000202051"}],"c":"von NL91ABNA0417164300 auf DE02120300000000202051"}""")!.ToJsonString());
    }

    [Fact]
    public void A_mask_of_no_stored_number_or_of_several_is_told_and_what_was_typed_is_kept()
    {
        // Two real numbers that look the same behind the mask.
        JsonObject stored = JsonNode.Parse("""{"a":"DE89370400440532013000","b":"DE84120300000000203000"}""")!.AsObject();
        IbanMask.Of(stored["b"]!.GetValue<string>()).ShouldBe("DE••••3000");
        JsonObject typed = JsonNode.Parse("""{"a":"DE••••3000","b":"DE••••3000","c":"DE••••3000","d":"AT••••1234","e":"Neu"}""")!.AsObject();
        var unknown = new HashSet<string>(StringComparer.Ordinal);

        JsonObject restored = new StoredNumbers(stored).Restore(typed, unknown);

        unknown.ShouldBe(["c", "d"], ignoreOrder: true);
        (restored["a"]!.GetValue<string>(), restored["b"]!.GetValue<string>()).ShouldBe(("DE89370400440532013000", "DE84120300000000203000"));
        restored["e"]!.GetValue<string>().ShouldBe("Neu");
    }
}
