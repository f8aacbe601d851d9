using System.Globalization;
using System.Text;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>
/// An appointment as an iCalendar file (RFC 5545). It lies open on phones and shared calendars, so it says when and where, and
/// not with whom or why. The identity stays when the appointment is moved, and the sequence rises.
/// </summary>
internal static class CalendarEntry
{
    private const int MostOctets = 75;

    // Europe/Berlin as it is since 1996; RFC 5545 asks for the zone to be spelled out.
    private const string Zone = """
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:DAYLIGHT
        DTSTART:19960331T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        TZNAME:CEST
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19961027T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        TZNAME:CET
        END:STANDARD
        END:VTIMEZONE
        """;

    /// <summary>The file.</summary>
    /// <param name="domain">Domain behind the <c>@</c> of the identity.</param>
    public static string Of(Appointment appointment, string domain, DateTimeOffset now)
    {
        bool cancelled = appointment.State == AppointmentState.Cancelled;
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//JobcenterModular//Termine//DE");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, cancelled ? "METHOD:CANCEL" : "METHOD:PUBLISH");
        foreach (string line in Zone.Split('\n'))
            Line(text, line.Trim());
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{appointment.Id}@{domain}");
        Line(text, "SEQUENCE:" + appointment.Sequence.ToString(CultureInfo.InvariantCulture));
        Line(text, "DTSTAMP:" + Utc(now));
        Line(text, "DTSTART;TZID=Europe/Berlin:" + Local(appointment.StartsAt));
        Line(text, "DTEND;TZID=Europe/Berlin:" + Local(appointment.EndsAt));
        Line(text, "SUMMARY:Termin");
        if (appointment is { Mode: AppointmentMode.OnSite, Where: { } where })
            Line(text, "LOCATION:" + Escape(where));
        else if (appointment.Where is { } how)
            Line(text, "DESCRIPTION:" + Escape(how));
        Line(text, "CLASS:PRIVATE");
        Line(text, cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(text, "TRANSP:OPAQUE");
        Line(text, "END:VEVENT");
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Local(DateTimeOffset instant) =>
        BuildingBlocks.Modules.OfficeTime.LocalTimeAt(instant).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    // RFC 5545, 3.3.11.
    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // RFC 5545, 3.1: lines end with CRLF and are folded before 75 octets, never inside a character.
    private static void Line(StringBuilder text, string line)
    {
        int octets = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
