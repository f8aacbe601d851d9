using JobcenterModular.Appointments.Domain.Rules;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Rules;

/// <summary>
/// The rules as they are now. The database says which version counts; only what a version says, which never changes, is
/// remembered between requests.
/// </summary>
internal sealed class RuleBook(IAppointmentsDb db, RememberedRules remembered)
{
    /// <summary>
    /// A kind of talk as it was last seen, without asking, else as it is now: for who writes under its version, and looks anew if that was
    /// an old one.
    /// </summary>
    public async Task<Known<TypeContent>?> RecallTypeAsync(Guid id, CancellationToken cancellationToken) =>
        remembered.Last<TypeContent>(id) ?? await TypeAsync(id, cancellationToken);

    /// <summary>A place, likewise.</summary>
    public async Task<Known<PlaceContent>?> RecallPlaceAsync(Guid id, CancellationToken cancellationToken) =>
        remembered.Last<PlaceContent>(id) ?? await PlaceAsync(id, cancellationToken);

    /// <summary>A kind of talk; null if there is none.</summary>
    public async Task<Known<TypeContent>?> TypeAsync(Guid id, CancellationToken cancellationToken)
    {
        long version = await db.Types.AsNoTracking().Where(type => type.Id == id).Select(type => type.Version).SingleOrDefaultAsync(cancellationToken);
        if (version == 0)
            return null;
        if (remembered.Find<TypeContent>(id, version) is { } content)
            return new Known<TypeContent>(id, version, content);
        AppointmentType type = await db.Types.AsNoTracking().SingleAsync(type => type.Id == id, cancellationToken);
        return Remember(id, type.Version, type.Content);
    }

    /// <summary>A place; null if there is none.</summary>
    public async Task<Known<PlaceContent>?> PlaceAsync(Guid id, CancellationToken cancellationToken) =>
        await PlacesAsync([id], cancellationToken) is [var place] ? place : null;

    /// <summary>Those of these places that there are, in the order asked for.</summary>
    public async Task<IReadOnlyList<Known<PlaceContent>>> PlacesAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        Dictionary<Guid, long> versions = await db.Places.AsNoTracking().Where(place => ids.Contains(place.Id))
            .ToDictionaryAsync(place => place.Id, place => place.Version, cancellationToken);
        List<Guid> missing = [.. versions.Where(pair => remembered.Find<PlaceContent>(pair.Key, pair.Value) is null).Select(pair => pair.Key)];
        Dictionary<Guid, Known<PlaceContent>> loaded = missing.Count == 0
            ? []
            : (await db.Places.AsNoTracking().Where(place => missing.Contains(place.Id)).ToListAsync(cancellationToken))
                .ToDictionary(place => place.Id, place => Remember(place.Id, place.Version, place.Content));
        List<Known<PlaceContent>> places = [];
        foreach (Guid id in ids.Distinct())
        {
            if (loaded.TryGetValue(id, out Known<PlaceContent>? fresh))
                places.Add(fresh);
            else if (versions.TryGetValue(id, out long version) && remembered.Find<PlaceContent>(id, version) is { } content)
                places.Add(new Known<PlaceContent>(id, version, content));
        }

        return places;
    }

    private Known<T> Remember<T>(Guid id, long version, T content)
        where T : class
    {
        remembered.Keep(id, version, content);
        return new Known<T>(id, version, content);
    }
}

/// <summary>Rules in one of their versions.</summary>
internal sealed record Known<T>(Guid Id, long Version, T Content);
