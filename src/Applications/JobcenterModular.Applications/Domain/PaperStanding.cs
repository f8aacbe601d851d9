using System.Text.Json;

namespace JobcenterModular.Applications.Domain;

/// <summary>
/// Where a paper stands after its arrival, as Documents tells: whether its checks are passed, and what it serves. A row of
/// its own beside <see cref="Paper"/>, because these events may come before the one that says that it is there.
/// </summary>
internal sealed class PaperStanding
{
    private PaperStanding()
    {
    }

    public Guid DocumentId { get; private set; }

    public BenefitApplicationId ApplicationId { get; private set; }

    /// <summary>When its checks were passed; null as long as it waits.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    public DateTimeOffset? SetAsideAt { get; private set; }

    /// <summary>Stable code of why it cannot be used.</summary>
    public string? SetAsideReason { get; private set; }

    /// <summary>The items that it serves, as JSON; null as long as these are what it was sent for.</summary>
    public string? Items { get; private set; }

    public long ItemsVersion { get; private set; }

    /// <summary>It cannot be used, and nothing later says otherwise. Of two at the same instant the safe one counts.</summary>
    public bool IsSetAside => SetAsideAt is { } aside && !(ReleasedAt > aside);

    /// <summary>Staff may see it.</summary>
    public bool IsReleased => ReleasedAt is not null && !IsSetAside;

    public static PaperStanding Of(Guid documentId, BenefitApplicationId applicationId) =>
        new() { DocumentId = documentId, ApplicationId = applicationId };

    public void Release(DateTimeOffset at)
    {
        if (ReleasedAt is null || ReleasedAt < at)
            ReleasedAt = at;
    }

    public void SetAside(string reason, DateTimeOffset at)
    {
        if (SetAsideAt >= at)
            return;
        SetAsideAt = at;
        SetAsideReason = reason;
    }

    /// <summary>All items that it serves from now on; an older word is ignored.</summary>
    public void Serve(IReadOnlyList<PaperUse> items, long version)
    {
        if (version < ItemsVersion)
            return;
        Items = JsonSerializer.Serialize(items);
        ItemsVersion = version;
    }

    /// <summary>The items that it serves; null as long as these are what it was sent for.</summary>
    public IReadOnlyList<PaperUse>? ServedItems() => Items is { } json ? JsonSerializer.Deserialize<List<PaperUse>>(json) : null;
}

/// <summary>An item of the checklist that a paper serves.</summary>
/// <param name="Evidence">Evidence code, such as N07.</param>
/// <param name="Person">Whose it is.</param>
internal sealed record PaperUse(string Evidence, string Person);
