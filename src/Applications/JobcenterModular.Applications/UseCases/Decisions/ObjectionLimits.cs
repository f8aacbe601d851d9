using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.BuildingBlocks.Calendar;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Decisions;

/// <summary>The time for an objection, as it can be counted from what is known.</summary>
/// <param name="PostedOn">The day on which the letter was posted; null where it only came into the portal.</param>
/// <param name="NotifiedOn">The day on which it counts as told (§ 37 (2) and (2a) SGB X).</param>
/// <param name="LastDay">Last day; null where it cannot be counted.</param>
/// <param name="Counting">How it was counted, and what was not looked at.</param>
internal sealed record ObjectionLimit(DateOnly? PostedOn, DateOnly? NotifiedOn, DateOnly? LastDay, string Counting);

/// <summary>
/// Counts the time for an objection (§§ 64, 84 (1) SGG, § 37 SGB X): from the post, else from the first retrieval in the portal.
/// It is shown to a person, who judges; where no value is entered for a day it says so, and nothing stops.
/// </summary>
internal sealed class ObjectionLimits(DatedValues values, OfficeCalendar calendar, IOptions<OfficeOptions> office)
{
    private const string NotLookedAt =
        " Fehlt die Rechtsbehelfsbelehrung oder ist sie falsch, gilt ein Jahr (§ 66 Abs. 2 SGG).";

    private const string HolidaysOfAllLaender = " Feiertage, die nicht in allen Ländern gelten, sind nicht berücksichtigt.";

    private const string HolidaysAsEntered = " Feiertage einzelner Gemeinden sind nur berücksichtigt, soweit sie für dieses Amt eingetragen sind.";

    private const string NoticeNotLookedAt =
        " Gerechnet ist ab dem Abruf. Nicht berücksichtigt ist der Tag, an dem die Benachrichtigung über das Schreiben abgesandt wurde (§ 37 Abs. 2a Satz 4 SGB X).";

    public ObjectionLimit Of(Decision? decision)
    {
        DateOnly? opened = decision?.LetterRetrievedAt is { } at ? OfficeTime.DateAt(at) : null;
        if (decision?.LetterSentOn is { } posted)
        {
            string alsoOpened = opened is { } read ? $" Im Portal zuerst geöffnet am {GermanDates.Text(read)}." : "";
            return values.Find(DatedValues.NotificationDays, posted) is { } days
                ? From(posted, posted.AddDays(days), $"Zur Post gegeben am {GermanDates.Text(posted)}; bekannt gegeben am {days}. Tag danach, dem", "§ 37 Abs. 2 SGB X", alsoOpened)
                : Unknown(posted, posted, alsoOpened);
        }

        if (opened is not { } retrieved)
            return new ObjectionLimit(null, null, null, "Ohne den Tag der Aufgabe zur Post oder des Abrufs im Portal lässt sich die Frist nicht berechnen.");
        return values.Find(DatedValues.RetrievalDays, retrieved) is { } later
            ? From(null, retrieved.AddDays(later), $"Nicht zur Post gegeben; im Portal zuerst geöffnet am {GermanDates.Text(retrieved)}, bekannt gegeben am", "§ 37 Abs. 2a Satz 6 SGB X", NoticeNotLookedAt)
            : Unknown(null, retrieved, "");
    }

    private ObjectionLimit From(DateOnly? posted, DateOnly told, string how, string source, string remark)
    {
        if (values.Find(DatedValues.ObjectionMonths, told) is not { } months)
            return Unknown(posted, told, remark);
        DateOnly end = told.AddMonths(months);
        DateOnly last = calendar.WorkdayFrom(end);
        string moved = last == end ? "" : $", wegen eines Wochenendes oder Feiertags am {GermanDates.Text(last)} (§ 64 Abs. 3 SGG)";
        return new ObjectionLimit(
            posted,
            told,
            last,
            $"{how} {GermanDates.Text(told)} ({source}). Die Frist von {months} Monat (§ 84 Abs. 1 SGG) endet am {GermanDates.Text(end)}{moved}.{remark}{(office.Value.Land is null ? HolidaysOfAllLaender : HolidaysAsEntered)}{NotLookedAt}");
    }

    private static ObjectionLimit Unknown(DateOnly? posted, DateOnly day, string remark) => new(
        posted, null, null, $"Für diesen Tag ist kein Wert hinterlegt ({GermanDates.Text(day)}). Bitte berechnen Sie die Frist selbst.{remark}");
}
