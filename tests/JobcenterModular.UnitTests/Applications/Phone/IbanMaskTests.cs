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
    public void A_mask_that_comes_back_means_the_stored_number_and_anything_else_what_was_typed()
    {
        JsonNode stored = JsonNode.Parse("""{"a":"DE89370400440532013000","b":[{"iban":"NL91ABNA0417164300"}],"c":"x"}""")!;
        JsonNode typed = JsonNode.Parse("""{"a":"DE••••3000","b":[{"iban":"NL••••4300"},{"iban":"DE••••3000"}],"c":"DE••••3000"}""")!;

        IbanMask.Restore(typed, stored)!.ToJsonString().ShouldBe(JsonNode.Parse(
            """{"a":"DE89370400440532013000","b":[{"iban":"NL91ABNA0417164300"},{"iban":"DE••••3000"}],"c":"DE••••3000"}""")!.ToJsonString());
    }
}
