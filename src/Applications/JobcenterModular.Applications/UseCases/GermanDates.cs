using System.Globalization;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Applications.UseCases;

/// <summary>Dates as people in the office write them.</summary>
internal static class GermanDates
{
    public static string Text(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>Local time of the office, to the second.</summary>
    public static string TimeText(DateTimeOffset instant) =>
        OfficeTime.LocalTimeAt(instant).ToString("dd.MM.yyyy, HH:mm:ss 'Uhr'", CultureInfo.InvariantCulture);

    public static string EffectText(DateOnly applicationDate, DateOnly effectMonth) =>
        $"Ihr Antrag vom {Text(applicationDate)} zählt ab dem {Text(effectMonth)}.";
}
