using JobcenterModular.Notifications.Domain.Contacts;

namespace JobcenterModular.Notifications.Domain.Channels;

/// <summary>In which order a person is tried (docs/adr/0018-notices.md). The inbox comes beside all of it, always.</summary>
internal static class ChannelPlan
{
    /// <summary>The ways to try, one after the other.</summary>
    /// <param name="reach">How the person can be reached.</param>
    /// <param name="rules">What kind of notice it is.</param>
    public static IReadOnlyList<Way> For(Reach reach, PurposeRules rules)
    {
        IReadOnlyList<Channel> order = reach.PreferredChannels;
        List<Way> ways = [.. order.Select(channel => reach.WayBy(channel)).OfType<Way>().Where(way => way.Proved || !rules.Binding)];

        // Who chose the inbox alone gets paper only where a date or a right hangs on it.
        bool needsPaper = rules.Binding || (ways.Count == 0 && !rules.OfDraft && !reach.WantsInboxOnly);
        if (needsPaper && !ways.Exists(way => way.Channel == Channel.Letter) && reach.WayBy(Channel.Letter) is { } letter)
            ways.Add(letter);
        return ways;
    }
}
