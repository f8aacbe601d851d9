using System.Globalization;
using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Orientation;

namespace JobcenterModular.Applications.Domain.Renewals;

/// <summary>
/// Whether a renewal asks for savings anew: once since the law on them has changed (§ 12 SGB II), and where what was stated
/// comes near what is left to the household.
/// </summary>
internal static class AssetsAnew
{
    private const string From = "asset.askAgain.from";
    private const string SharePercent = "asset.askAgain.sharePercent";

    /// <summary>Whether savings are asked for anew.</summary>
    /// <param name="began">First days of the household's approval periods that count.</param>
    /// <param name="assets">What was stated, by the law of the day.</param>
    /// <param name="day">The day on which the renewal is begun.</param>
    public static bool IsAsked(LegalParameters parameters, IEnumerable<DateOnly> began, RoughAssets assets, DateOnly day) =>
        (FirstDay(parameters, day) is { } changed && began.All(first => first < changed)) || IsNearTheLimit(parameters, assets, day);

    private static bool IsNearTheLimit(LegalParameters parameters, RoughAssets assets, DateOnly day) =>
        parameters.Number(SharePercent, day) is { } percent
        && assets.AllowanceCents is { } allowance
        && assets.StatedCents * 100 > allowance * percent;

    private static DateOnly? FirstDay(LegalParameters parameters, DateOnly day) =>
        parameters.Find(From, day) is { ValueKind: JsonValueKind.String } value
        && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first)
            ? first
            : null;
}
