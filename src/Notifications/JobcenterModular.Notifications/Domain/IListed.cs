namespace JobcenterModular.Notifications.Domain;

/// <summary>Something that is listed newest first and paged by (created, id).</summary>
internal interface IListed
{
    Guid Id { get; }

    DateTimeOffset CreatedAt { get; }
}
