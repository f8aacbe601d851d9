using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.BuildingBlocks.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Rules;

/// <summary>All kinds of talks as staff see them.</summary>
internal sealed record ListAllTypes : IRequest<IReadOnlyList<TypeRules>>;

/// <summary>All places as staff see them.</summary>
internal sealed record ListAllPlaces : IRequest<IReadOnlyList<PlaceRules>>;

/// <summary>A kind of talk as staff see it.</summary>
internal sealed record GetTypeRules(Guid Id) : IRequest<TypeRules>;

/// <summary>A place as staff see it.</summary>
internal sealed record GetPlaceRules(Guid Id) : IRequest<PlaceRules>;

/// <summary>The versions of a kind of talk or of a place, the newest first.</summary>
internal sealed record ListRevisions(Guid SubjectId, bool OfPlace) : IRequest<IReadOnlyList<RevisionView>>;

/// <summary>One version of rules.</summary>
/// <param name="Number">From 1.</param>
/// <param name="SavedAt">When (UTC).</param>
/// <param name="SavedBy">Account of staff.</param>
/// <param name="Content">What it said.</param>
internal sealed record RevisionView(long Number, DateTimeOffset SavedAt, string SavedBy, System.Text.Json.JsonElement Content);

internal sealed class ReadRulesHandler(IAppointmentsDb db) :
    IRequestHandler<ListAllTypes, IReadOnlyList<TypeRules>>,
    IRequestHandler<ListAllPlaces, IReadOnlyList<PlaceRules>>,
    IRequestHandler<GetTypeRules, TypeRules>,
    IRequestHandler<GetPlaceRules, PlaceRules>,
    IRequestHandler<ListRevisions, IReadOnlyList<RevisionView>>
{
    private const int MostRevisions = 100;

    public async Task<IReadOnlyList<TypeRules>> Handle(ListAllTypes request, CancellationToken cancellationToken) =>
        [.. (await db.Types.AsNoTracking().OrderBy(type => type.Id).Take(RuleLimits.MostTypes).ToListAsync(cancellationToken)).Select(View)];

    public async Task<IReadOnlyList<PlaceRules>> Handle(ListAllPlaces request, CancellationToken cancellationToken) =>
        [.. (await db.Places.AsNoTracking().OrderBy(place => place.Id).Take(RuleLimits.MostPlaces).ToListAsync(cancellationToken)).Select(View)];

    public async Task<TypeRules> Handle(GetTypeRules request, CancellationToken cancellationToken) =>
        View(await db.Types.AsNoTracking().SingleOrDefaultAsync(type => type.Id == request.Id, cancellationToken) ?? throw HttpRefusals.NotFound.ToException());

    public async Task<PlaceRules> Handle(GetPlaceRules request, CancellationToken cancellationToken) =>
        View(await db.Places.AsNoTracking().SingleOrDefaultAsync(place => place.Id == request.Id, cancellationToken) ?? throw HttpRefusals.NotFound.ToException());

    public async Task<IReadOnlyList<RevisionView>> Handle(ListRevisions request, CancellationToken cancellationToken)
    {
        bool known = request.OfPlace
            ? await db.Places.AnyAsync(place => place.Id == request.SubjectId, cancellationToken)
            : await db.Types.AnyAsync(type => type.Id == request.SubjectId, cancellationToken);
        if (!known)
            throw HttpRefusals.NotFound.ToException();
        List<RuleRevision> revisions = await db.Revisions.AsNoTracking()
            .Where(revision => revision.SubjectId == request.SubjectId)
            .OrderByDescending(revision => revision.Number)
            .Take(MostRevisions)
            .ToListAsync(cancellationToken);
        return [.. revisions.Select(revision => new RevisionView(
            revision.Number, revision.SavedAt, revision.SavedBy, System.Text.Json.JsonDocument.Parse(revision.Content).RootElement))];
    }

    private static TypeRules View(AppointmentType type) => new(type.Id, EntityTags.Of(type.Version), type.Content);

    private static PlaceRules View(Place place) => new(place.Id, EntityTags.Of(place.Version), place.Content);
}
