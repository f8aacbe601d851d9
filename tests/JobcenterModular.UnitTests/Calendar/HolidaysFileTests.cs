using JobcenterModular.BuildingBlocks.Calendar;

namespace JobcenterModular.UnitTests.Calendar;

public sealed class HolidaysFileTests : IDisposable
{
    private const string Good =
        """{"name":"Neujahr","on":"01-01","laender":["BE"],"fromYear":null,"untilYear":null,"closesAt":null,"source":"Gesetz"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("holidays-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_is_right_is_read() =>
        Read($"[{Good}]").On(new DateOnly(2026, 1, 1), Land.BE).ShouldBe(new DayOff("Neujahr", null));

    [Theory]
    [InlineData("\"01-01\"", "\"31-12\"", "'31-12' of 'Neujahr' says no day.")]
    [InlineData("\"01-01\"", "\"2026-02-29\"", "'2026-02-29' of 'Neujahr'")]
    [InlineData("[\"BE\"]", "[\"BE\",\"XX\"]", "$[0].laender[1]")]
    [InlineData("[\"BE\"]", "[2]", "$[0].laender[0]")]
    [InlineData("\"source\"", "\"quelle\"", "quelle")]
    [InlineData(",\"source\":\"Gesetz\"", "", "source")]
    [InlineData("\"source\"", "\"name\"", "name")]
    [InlineData("\"Neujahr\"", "null", "name")]
    [InlineData("\"closesAt\":null", "\"closesAt\":\"mittags\"", "$[0].closesAt")]
    public void A_mistake_in_the_file_stops_with_the_file_and_the_place(string right, string wrong, string named)
    {
        string message = MessageFor($"[{Good.Replace(right, wrong, StringComparison.Ordinal)}]");

        message.ShouldContain("/holidays.json: ");
        message.ShouldContain(named);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("{}")]
    public void A_file_without_days_stops_as_well(string text) => MessageFor(text).ShouldContain("/holidays.json: ");

    [Fact]
    public void A_missing_file_stops_as_well() =>
        Should.Throw<InvalidOperationException>(() => HolidayCalendar.ReadFrom(Path.Combine(_folder, "holidays.json"))).Message.ShouldContain("/holidays.json: ");

    private string MessageFor(string text) => Should.Throw<InvalidOperationException>(() => Read(text)).Message;

    private HolidayCalendar Read(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "holidays.json"), text);
        return HolidayCalendar.ReadFrom(Path.Combine(_folder, "holidays.json"));
    }
}
