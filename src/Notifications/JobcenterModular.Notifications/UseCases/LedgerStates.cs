using System.Text.Json;
using JobcenterModular.Notifications.Domain;

namespace JobcenterModular.Notifications.UseCases;

/// <summary>States by the names that the API uses.</summary>
internal static class LedgerStates
{
    private static readonly Dictionary<string, DeliveryState> ByName =
        Enum.GetValues<DeliveryState>().ToDictionary(state => JsonNamingPolicy.CamelCase.ConvertName(state.ToString()), StringComparer.Ordinal);

    /// <summary>All of them, for people.</summary>
    public static string Names => string.Join(", ", ByName.Keys);

    public static bool TryParse(string? name, out DeliveryState state) => ByName.TryGetValue(name ?? "", out state);
}
