using JobcenterModular.Notifications.Contracts;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Persistence;

/// <summary>Which facts of this module others hear.</summary>
internal static class NotificationsEventMap
{
    public static IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => domainEvent switch
    {
        DeliverySent sent => new NoticeDelivered(sent.NoticeId, sent.ApplicationId, sent.Purpose, sent.Channel, sent.At),
        _ => null,
    };
}
