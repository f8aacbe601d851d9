using JobcenterModular.Applications.Domain.Decisions;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Applications.UseCases.Decisions;

/// <summary>The time for an objection, as it can be counted from what is known.</summary>
/// <param name="PostedOn">The day on which the letter was posted.</param>
/// <param name="NotifiedOn">The day on which it counts as told (§ 37 (2) SGB X).</param>
/// <param name="LastDay">Last day; null where it cannot be counted.</param>
/// <param name="Counting">How it was counted, and what was not looked at.</param>
internal sealed record ObjectionLimit(DateOnly? PostedOn, DateOnly? NotifiedOn, DateOnly? LastDay, string Counting);

/// <summary>Counts the time for an objection (§§ 64, 84 (1) SGG, § 37 (2) SGB X). It is shown to a person, who judges.</summary>
internal sealed class ObjectionLimits(DatedValues values)
{
    private const string NotLookedAt =
        " Gesetzliche Feiertage sind nicht berücksichtigt. Fehlt die Rechtsbehelfsbelehrung oder ist sie falsch, gilt ein Jahr (§ 66 Abs. 2 SGG).";

    public ObjectionLimit Of(Decision? decision)
    {
        string opened = decision?.LetterRetrievedAt is { } at ? $" Im Portal zuerst geöffnet am {GermanDates.Text(OfficeTime.DateAt(at))}." : "";
        if (decision?.LetterSentOn is not { } posted)
            return new ObjectionLimit(null, null, null, "Ohne den Tag der Aufgabe zur Post lässt sich die Frist nicht berechnen." + opened);
        int days = values.On(DatedValues.NotificationDays, posted);
        DateOnly told = posted.AddDays(days);
        int months = values.On(DatedValues.ObjectionMonths, told);
        DateOnly end = told.AddMonths(months);
        DateOnly last = end.DayOfWeek switch { DayOfWeek.Saturday => end.AddDays(2), DayOfWeek.Sunday => end.AddDays(1), _ => end };
        string weekend = last == end ? "" : $", wegen des Wochenendes am {GermanDates.Text(last)} (§ 64 Abs. 3 SGG)";
        return new ObjectionLimit(
            posted,
            told,
            last,
            $"Zur Post gegeben am {GermanDates.Text(posted)}; bekannt gegeben am {days}. Tag danach, dem {GermanDates.Text(told)} (§ 37 Abs. 2 SGB X). "
            + $"Die Frist von {months} Monat (§ 84 Abs. 1 SGG) endet am {GermanDates.Text(end)}{weekend}.{opened}{NotLookedAt}");
    }
}
