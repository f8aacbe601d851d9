using System.Globalization;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Documents.UseCases.Leaving.OwnData;

/// <summary>Dates, times and sizes as people in the office's country read them.</summary>
internal static class GermanText
{
    private const long Kilobyte = 1024;

    public static string Of(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset instant) =>
        OfficeTime.LocalTimeAt(instant).ToString("dd.MM.yyyy, HH:mm 'Uhr'", CultureInfo.InvariantCulture);

    public static string Size(long bytes) => bytes switch
    {
        < Kilobyte => string.Create(CultureInfo.InvariantCulture, $"{bytes} Byte"),
        < Kilobyte * Kilobyte => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilobyte} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(Kilobyte * Kilobyte):0.0} MB").Replace('.', ','),
    };

    public static string Count(int number, string one, string many) =>
        number == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{number} {many}");
}
