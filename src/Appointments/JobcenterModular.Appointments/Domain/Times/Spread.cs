namespace JobcenterModular.Appointments.Domain.Times;

/// <summary>Which counter gets the next talk: who has least to do that day, so that no counter works while another waits.</summary>
internal static class Spread
{
    /// <summary>The free lanes of one time in the order in which they are tried. Among equals the time decides who begins.</summary>
    /// <param name="busy">What is taken on that day.</param>
    public static List<FreePlace> InFairOrder(IEnumerable<FreePlace> free, Busy busy) =>
        [.. free.OrderBy(place => busy.MinutesOf(place.Counter.Id)).ThenBy(place => unchecked((place.Counter.Id.GetHashCode() * 397) ^ place.Start)).ThenBy(place => place.Lane)];
}
