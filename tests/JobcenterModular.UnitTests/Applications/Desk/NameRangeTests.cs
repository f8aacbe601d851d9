using JobcenterModular.Applications.Domain.Desk;

namespace JobcenterModular.UnitTests.Applications.Desk;

/// <summary>Parts of the alphabet.</summary>
public sealed class NameRangeTests
{
    [Theory]
    [InlineData("A", "F", "Anders", true)]
    [InlineData("A", "F", "fischer", true)]
    [InlineData("A", "F", "Gabler", false)]
    [InlineData("A", "F", "Äpfler", true)]
    [InlineData("G", "Z", "Öztürk", true)]
    [InlineData("G", "Z", "Łukasz", true)]
    [InlineData("G", "Z", "Çelik", false)]
    [InlineData("S", "Sch", "Schmidt", true)]
    [InlineData("S", "Sch", "Seidel", false)]
    [InlineData("Sci", "Sz", "Schmidt", false)]
    [InlineData("Sci", "Sz", "Szabó", true)]
    [InlineData("A", "Z", "ßmann", true)]
    [InlineData("A", "Z", "Шевченко", false)]
    [InlineData("A", "Z", "O'Neill", true)]
    [InlineData("A", "Z", "-", false)]
    [InlineData("A", "Z", "", false)]
    public void A_range_holds_both_ends_and_every_name_that_begins_so(string from, string to, string name, bool held) =>
        new NameRange(from, to).Holds(name).ShouldBe(held);

    [Fact]
    public void Two_ranges_that_meet_leave_no_name_out_and_take_none_twice()
    {
        NameRange first = new("A", "K");
        NameRange second = new("L", "Z");
        foreach (string name in (string[])["Abel", "Kzz", "Kürşat", "L", "Zwick", "Müller", "ö", "É"])
            (first.Holds(name) ^ second.Holds(name)).ShouldBeTrue(name);
    }
}
