using JobcenterModular.Notifications.Domain.Channels;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>Which channels this installation has carriers for.</summary>
internal interface IOfferedChannels
{
    /// <summary>In the order in which they are shown.</summary>
    IReadOnlyList<Channel> All { get; }
}
