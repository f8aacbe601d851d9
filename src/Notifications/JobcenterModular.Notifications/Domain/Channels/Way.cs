namespace JobcenterModular.Notifications.Domain.Channels;

/// <summary>A channel with the address behind it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Address">E-mail address or number; null for a letter.</param>
/// <param name="Proved">The person proved by a code that it is hers; a letter's address needs no proof.</param>
/// <param name="PointId">The contact point that the address belongs to; null for what was only declared, and for a letter.</param>
internal sealed record Way(Channel Channel, string? Address, bool Proved, Guid? PointId = null);
