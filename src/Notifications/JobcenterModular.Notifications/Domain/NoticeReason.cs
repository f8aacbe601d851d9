namespace JobcenterModular.Notifications.Domain;

/// <summary>Why somebody is told: one event, one purpose, one application.</summary>
/// <param name="EventId">The event; the same one never makes a second notice for the same recipient and purpose.</param>
/// <param name="Purpose">One of <see cref="Purposes"/>.</param>
/// <param name="ApplicationId">The application that it is about.</param>
/// <param name="Reference">Its reference for people.</param>
internal sealed record NoticeReason(Guid EventId, string Purpose, Guid ApplicationId, string Reference);
