using System.Text;
using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Booking;
using static JobcenterModular.UnitTests.Appointments.Bookings.SampleAppointments;

namespace JobcenterModular.UnitTests.Appointments.Bookings;

public sealed class CalendarEntryTests
{
    private static Gen<string> Texts => Gen.Elements("Straße ", "ä", "ß", "€", "😀", "x", " ", ",", ";", "\\", "\\n", "\n", "\r\n", ":", "\"", "Zimmer 12")
        .ListOf().Select(parts => string.Concat(parts));

    [Fact]
    public void A_booking_becomes_this_file() => LinesOf(Of(Booked())).ShouldBe(
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//JobcenterModular//Termine//DE",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Berlin",
        "BEGIN:DAYLIGHT",
        "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "UID:0197a000-0000-7000-8000-0000000000aa@jobcenter.example",
        "SEQUENCE:0",
        "DTSTAMP:20260302T080000Z",
        "DTSTART;TZID=Europe/Berlin:20260309T090000",
        "DTEND;TZID=Europe/Berlin:20260309T093000",
        "SUMMARY:Termin",
        "LOCATION:Haus am Markt",
        "CLASS:PRIVATE",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]);

    [Fact]
    public void A_moved_appointment_keeps_its_identity_and_its_sequence_rises()
    {
        Appointment appointment = Booked();
        List<string> before = LinesOf(Of(appointment));
        appointment.MoveTo(Second, AppointmentMode.OnSite, "Haus am Markt");
        List<string> after = LinesOf(Of(appointment));

        after.Except(before).ShouldBe(["SEQUENCE:1", "DTSTART;TZID=Europe/Berlin:20260330T100000", "DTEND;TZID=Europe/Berlin:20260330T103000"]);
        after.ShouldContain(before.Single(line => line.StartsWith("UID:", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_cancelled_appointment_is_taken_back()
    {
        Appointment appointment = Booked();
        List<string> before = LinesOf(Of(appointment));
        appointment.Cancel("customer", CancelReason.Illness, Now);

        LinesOf(Of(appointment)).Except(before).ShouldBe(["METHOD:CANCEL", "SEQUENCE:1", "STATUS:CANCELLED"]);
    }

    [Theory]
    [InlineData("Phone")]
    [InlineData("Video")]
    public void What_is_no_place_stands_in_the_description(string mode)
    {
        List<string> lines = LinesOf(Of(Booked("Wir rufen Sie an.", Enum.Parse<AppointmentMode>(mode))));

        lines.ShouldContain("DESCRIPTION:Wir rufen Sie an.");
        lines.ShouldNotContain(line => line.StartsWith("LOCATION", StringComparison.Ordinal));
    }

    [Fact]
    public void Signs_with_a_meaning_are_escaped() =>
        LinesOf(Of(Booked("Markt 1, Hof; Tür \\ links\r\nKlingel: 2"))).ShouldContain("LOCATION:Markt 1\\, Hof\\; Tür \\\\ links\\nKlingel: 2");

    [Fact]
    public void Nobody_is_named_in_it()
    {
        Appointment appointment = Held();
        appointment.Book(OneBooking with { BookedBy = "max.beispiel" }, Now);
        string text = Of(appointment);

        foreach (string secret in (string[])["Erika", "Mustermann", "konto-", "max.beispiel", appointment.ApplicationId.ToString()!, appointment.TypeId.ToString()])
            text.ShouldNotContain(secret);
    }

    [Fact]
    public void Lines_are_folded_within_75_octets_and_unfold_to_the_same_text() => Prop.ForAll(Texts.ToArbitrary(), where =>
    {
        string text = Of(Booked(where));
        string[] raw = text.Split("\r\n");
        return raw[^1].Length == 0
            && raw.All(line => Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\r', StringComparison.Ordinal) && !line.Contains('\n', StringComparison.Ordinal))
            && !text.Contains('\uFFFD', StringComparison.Ordinal)
            && LinesOf(text).Select(Unescaped).Contains("LOCATION:" + where.ReplaceLineEndings("\n"));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_long_text_of_umlauts_is_cut_between_characters()
    {
        string where = string.Concat(Enumerable.Repeat("ÄöÜß", 60));
        string[] raw = Of(Booked(where)).Split("\r\n");

        raw.Count(line => line.StartsWith(' ')).ShouldBe(6);
        raw.ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
    }

    private static string Of(Appointment appointment) => CalendarEntry.Of(appointment, "jobcenter.example", Now);

    private static List<string> LinesOf(string text) => [.. text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")[..^1]];

    private static string Unescaped(string line)
    {
        var text = new StringBuilder();
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
                text.Append(line[++i] == 'n' ? '\n' : line[i]);
            else
                text.Append(line[i]);
        }

        return text.ToString();
    }
}
