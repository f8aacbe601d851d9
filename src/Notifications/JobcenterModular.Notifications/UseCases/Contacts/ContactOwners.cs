using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Contacts;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>Whose contact data they are.</summary>
/// <param name="Key">See <see cref="ContactOwner"/>.</param>
/// <param name="Subject">The account; null for a guest.</param>
/// <param name="OnlyApplication">A guest's one application; null for an account.</param>
internal sealed record ContactOwnership(string Key, string? Subject, Guid? OnlyApplication)
{
    public static ContactOwnership Of(KnownApplication known) =>
        new(known.ContactOwnerKey, known.OwnerSubject, known.OwnerSubject is null ? known.Id : null);
}

/// <summary>Finds out whose contact data a caller may see and change, and which applications they count for.</summary>
internal sealed class ContactOwners(INotificationsDb db)
{
    /// <summary>The account, or a guest's one application.</summary>
    /// <exception cref="SharedKernel.RefusalException">The token opens one application of an account, but not the account.</exception>
    public async Task<ContactOwnership> OfAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.OpensOnly is not { } application)
            return new ContactOwnership(ContactOwner.Of(caller.Subject ?? throw HttpRefusals.NotFound.ToException(), default), caller.Subject, null);
        KnownApplication? known = await db.KnownApplications.AsNoTracking().SingleOrDefaultAsync(row => row.Id == application, cancellationToken);
        if (known?.DeletedAt is not null)
            throw HttpRefusals.NotFound.ToException();
        if (known?.OwnerSubject is not null)
            throw ContactRefusals.BelongsToAccount.ToException();
        return new ContactOwnership(ContactOwner.Of(null, application), null, application);
    }

    /// <summary>The applications, the newest first.</summary>
    public async Task<List<KnownApplication>> ApplicationsOfAsync(ContactOwnership owner, CancellationToken cancellationToken)
    {
        IQueryable<KnownApplication> rows = db.KnownApplications.AsNoTracking().Where(row => row.DeletedAt == null);
        rows = owner.Subject is { } subject ? rows.Where(row => row.OwnerSubject == subject) : rows.Where(row => row.Id == owner.OnlyApplication);
        return [.. (await rows.ToListAsync(cancellationToken)).OrderByDescending(row => row.SentAt).ThenByDescending(row => row.BegunOn)];
    }

    /// <summary>The contact point, if it is hers and not withdrawn.</summary>
    public async Task<ContactPoint> PointAsync(ContactOwnership owner, Guid id, CancellationToken cancellationToken) =>
        await db.ContactPoints.SingleOrDefaultAsync(row => row.Id == id && row.Owner == owner.Key && row.WithdrawnAt == null, cancellationToken)
        ?? throw HttpRefusals.NotFound.ToException();
}
