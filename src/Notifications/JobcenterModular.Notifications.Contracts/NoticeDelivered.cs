using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Contracts;

/// <summary>A notice was handed over to its channel.</summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="ApplicationId">The application that it is about.</param>
/// <param name="Purpose">What it was for, such as <c>submission-confirmation</c>.</param>
/// <param name="Channel"><c>email</c>.</param>
/// <param name="DeliveredAt">When it was handed over (UTC).</param>
[EventName("notifications.delivered.v1")]
public sealed record NoticeDelivered(
    Guid NoticeId,
    Guid ApplicationId,
    string Purpose,
    string Channel,
    DateTimeOffset DeliveredAt) : IntegrationEvent;
