using JobcenterModular.Notifications.Domain;

namespace JobcenterModular.Notifications.UseCases;

/// <summary>States by the names that the API uses.</summary>
internal static class LedgerStates
{
    private static readonly Dictionary<string, DeliveryState> ByName =
        Enum.GetValues<DeliveryState>().ToDictionary(state => state.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public static bool TryParse(string? name, out DeliveryState state) => ByName.TryGetValue(name ?? "", out state);
}
