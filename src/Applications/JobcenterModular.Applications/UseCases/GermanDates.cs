using System.Globalization;

namespace JobcenterModular.Applications.UseCases;

/// <summary>Dates as people in the office write them.</summary>
internal static class GermanDates
{
    public static string Text(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public static string EffectText(DateOnly applicationDate, DateOnly effectMonth) =>
        $"Ihr Antrag vom {Text(applicationDate)} zählt ab dem {Text(effectMonth)}.";
}
