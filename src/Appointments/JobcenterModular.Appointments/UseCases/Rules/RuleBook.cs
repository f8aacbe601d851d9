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
    public async Task<Known<TypeContent>?> TypeAsync(Guid id, CancellationToken cancellationToken) =>
        (await TypesAsync(await VersionsAsync(db.Types.Where(type => type.Id == id), cancellationToken), cancellationToken)).GetValueOrDefault(id);

    /// <summary>A place; null if there is none.</summary>
    public async Task<Known<PlaceContent>?> PlaceAsync(Guid id, CancellationToken cancellationToken) =>
        await PlacesAsync([id], cancellationToken) is [var place] ? place : null;

    /// <summary>A kind of talk and a place, asked for in one go; null for the one that there is not.</summary>
    public async Task<(Known<TypeContent>? Type, Known<PlaceContent>? Place)> BothAsync(Guid typeId, Guid placeId, CancellationToken cancellationToken)
    {
        var versions = await db.Types.AsNoTracking().Where(type => type.Id == typeId).Select(type => new { IsPlace = false, type.Id, type.Version })
            .Concat(db.Places.AsNoTracking().Where(place => place.Id == placeId).Select(place => new { IsPlace = true, place.Id, place.Version }))
            .ToListAsync(cancellationToken);
        Dictionary<Guid, Known<TypeContent>> types = await TypesAsync(
            versions.Where(row => !row.IsPlace).ToDictionary(row => row.Id, row => row.Version), cancellationToken);
        Dictionary<Guid, Known<PlaceContent>> places = await PlacesAsync(
            versions.Where(row => row.IsPlace).ToDictionary(row => row.Id, row => row.Version), cancellationToken);
        return (types.GetValueOrDefault(typeId), places.GetValueOrDefault(placeId));
    }

    /// <summary>Those of these places that there are, in the order asked for.</summary>
    public async Task<IReadOnlyList<Known<PlaceContent>>> PlacesAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        Dictionary<Guid, Known<PlaceContent>> places = await PlacesAsync(
            await VersionsAsync(db.Places.Where(place => ids.Contains(place.Id)), cancellationToken), cancellationToken);
        return [.. ids.Distinct().Where(places.ContainsKey).Select(id => places[id])];
    }

    /// <summary>All kinds of talks.</summary>
    public async Task<IReadOnlyCollection<Known<TypeContent>>> AllTypesAsync(CancellationToken cancellationToken) =>
        (await TypesAsync(await VersionsAsync(db.Types.OrderBy(type => type.Id).Take(RuleLimits.MostTypes), cancellationToken), cancellationToken)).Values;

    /// <summary>All places.</summary>
    public async Task<IReadOnlyCollection<Known<PlaceContent>>> AllPlacesAsync(CancellationToken cancellationToken) =>
        (await PlacesAsync(await VersionsAsync(db.Places.OrderBy(place => place.Id).Take(RuleLimits.MostPlaces), cancellationToken), cancellationToken)).Values;

    private static Task<Dictionary<Guid, long>> VersionsAsync(IQueryable<AppointmentType> types, CancellationToken cancellationToken) =>
        types.AsNoTracking().Select(type => new { type.Id, type.Version }).ToDictionaryAsync(type => type.Id, type => type.Version, cancellationToken);

    private static Task<Dictionary<Guid, long>> VersionsAsync(IQueryable<Place> places, CancellationToken cancellationToken) =>
        places.AsNoTracking().Select(place => new { place.Id, place.Version }).ToDictionaryAsync(place => place.Id, place => place.Version, cancellationToken);

    private Task<Dictionary<Guid, Known<TypeContent>>> TypesAsync(Dictionary<Guid, long> versions, CancellationToken cancellationToken) => KnownAsync(
        versions,
        async missing => (await db.Types.AsNoTracking().Where(type => missing.Contains(type.Id)).ToListAsync(cancellationToken))
            .ConvertAll(type => new Known<TypeContent>(type.Id, type.Version, type.Content)));

    private Task<Dictionary<Guid, Known<PlaceContent>>> PlacesAsync(Dictionary<Guid, long> versions, CancellationToken cancellationToken) => KnownAsync(
        versions,
        async missing => (await db.Places.AsNoTracking().Where(place => missing.Contains(place.Id)).ToListAsync(cancellationToken))
            .ConvertAll(place => new Known<PlaceContent>(place.Id, place.Version, place.Content)));

    // What the database has in another version than is remembered is read and remembered.
    private async Task<Dictionary<Guid, Known<T>>> KnownAsync<T>(Dictionary<Guid, long> versions, Func<List<Guid>, Task<List<Known<T>>>> read)
        where T : class
    {
        Dictionary<Guid, Known<T>> known = [];
        List<Guid> missing = [];
        foreach ((Guid id, long version) in versions)
        {
            if (remembered.Find<T>(id, version) is { } content)
                known[id] = new Known<T>(id, version, content);
            else
                missing.Add(id);
        }

        if (missing.Count == 0)
            return known;
        foreach (Known<T> fresh in await read(missing))
        {
            remembered.Keep(fresh.Id, fresh.Version, fresh.Content);
            known[fresh.Id] = fresh;
        }

        return known;
    }
}

/// <summary>Rules in one of their versions.</summary>
internal sealed record Known<T>(Guid Id, long Version, T Content);
