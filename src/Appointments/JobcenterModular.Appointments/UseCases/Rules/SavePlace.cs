using FluentValidation;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobcenterModular.Appointments.UseCases.Rules;

/// <summary>
/// Staff describe a place, anew or in a new version. If that leaves no room for what is booked, the answer says so first and
/// nothing is changed; with the confirmation that the answer names it is done, and those who are hit are offered other times.
/// </summary>
/// <param name="Id">Which; null: a new one.</param>
/// <param name="ExpectedVersion">The version that was edited; 0 for a new one.</param>
internal sealed record SavePlace(Guid? Id, PlaceBody Body, long ExpectedVersion, Caller Caller) : IRequest<PlaceRules>;

/// <summary>What staff write of a place.</summary>
/// <param name="Content">All of it. New counters, closures and absences have the id 00000000-0000-0000-0000-000000000000; an id that the place does not have is replaced by a new one.</param>
/// <param name="Confirmation">From the refusal <c>appointments.hits_bookings</c>: names exactly the bookings that may be hit.</param>
internal sealed record PlaceBody(PlaceContent Content, string? Confirmation = null);

/// <summary>A place as staff see it.</summary>
/// <param name="Id">The place.</param>
/// <param name="Etag">Its version; send it back as If-Match to change it.</param>
/// <param name="Content">What it says.</param>
internal sealed record PlaceRules(Guid Id, string Etag, PlaceContent Content) : IVersionedRules;

internal sealed class SavePlaceValidator : AbstractValidator<SavePlace>
{
    public SavePlaceValidator() => RuleFor(request => request.Body.Content).SetValidator(new PlaceContentValidator()).OverridePropertyName("content");
}

internal sealed class SavePlaceHandler(IAppointmentsDb db, IRulesText text, RuleHits hits, TimeProvider clock) : IRequestHandler<SavePlace, PlaceRules>
{
    public async Task<PlaceRules> Handle(SavePlace request, CancellationToken cancellationToken)
    {
        Place place = request.Id is { } id
            ? await ChangeAsync(id, request, cancellationToken)
            : await OpenAsync(request, cancellationToken);
        return new PlaceRules(place.Id, EntityTags.Of(place.Version), place.Content);
    }

    private async Task<Place> OpenAsync(SavePlace request, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (await db.Places.CountAsync(cancellationToken) >= RuleLimits.MostPlaces)
            throw AppointmentRefusals.TooManyRules.ToException();
        PlaceContent content = WithIds(request.Body.Content, stored: null);
        Place place = db.Places.Add(Place.Open(Guid.CreateVersion7(now), content)).Entity;
        db.Revisions.Add(RuleRevision.Of(place.Id, 1, text.Write(content), request.Caller.Subject ?? "", now));
        await db.SaveChangesAsync(cancellationToken);
        return place;
    }

    private async Task<Place> ChangeAsync(Guid id, SavePlace request, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Place place;
        await using (IDbContextTransaction transaction = await db.BeginAsync(cancellationToken))
        {
            // Whoever is booking under the old rules is done after this line, and is then among the hits.
            await db.LockRulesAsync(id, cancellationToken);
            place = await db.Places.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw HttpRefusals.NotFound.ToException();
            RuleVersions.Check(place.Version, request.ExpectedVersion, place.Content, request.Body.Content);
            PlaceContent content = WithIds(request.Body.Content, place.Content);
            await hits.MarkAsync(id, content, request.Body.Confirmation, cancellationToken);
            place.Change(content);
            db.Revisions.Add(RuleRevision.Of(id, place.Version + 1, text.Write(content), request.Caller.Subject ?? "", now));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        hits.Wake();
        return place;
    }

    // Only what this place has keeps its id: one that comes from anywhere else, such as another place's content, would be shared with it,
    // and the bookings of the two would be in each other's way.
    private PlaceContent WithIds(PlaceContent content, PlaceContent? stored)
    {
        HashSet<Guid> own = stored is null
            ? []
            : [.. stored.Counters.Select(counter => counter.Id), .. stored.Closures.Concat(stored.Counters.SelectMany(counter => counter.Absences)).Select(closed => closed.Id)];
        return content with
        {
            Closures = [.. content.Closures.Select(closed => WithId(closed, own))],
            Counters = [.. content.Counters.Select(counter => counter with
            {
                Id = Keep(counter.Id, own),
                Absences = [.. counter.Absences.Select(absence => WithId(absence, own))],
            })],
        };
    }

    private Closed WithId(Closed closed, HashSet<Guid> own) => closed with
    {
        Id = Keep(closed.Id, own),
        From = closed.From.ToUniversalTime(),
        Until = closed.Until.ToUniversalTime(),
    };

    private Guid Keep(Guid id, HashSet<Guid> own) => own.Contains(id) ? id : NewId();

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
