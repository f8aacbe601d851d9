using FluentValidation;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Rules;

/// <summary>Staff describe a kind of talk, anew or in a new version. What is booked keeps its times.</summary>
/// <param name="Id">Which; null: a new one.</param>
/// <param name="ExpectedVersion">The version that was edited; 0 for a new one.</param>
internal sealed record SaveType(Guid? Id, TypeBody Body, long ExpectedVersion, Caller Caller) : IRequest<TypeRules>;

/// <summary>What staff write of a kind of talk.</summary>
/// <param name="Content">All of it.</param>
internal sealed record TypeBody(TypeContent Content);

/// <summary>A kind of talk as staff see it.</summary>
/// <param name="Id">The kind.</param>
/// <param name="Etag">Its version; send it back as If-Match to change it.</param>
/// <param name="Content">What it says.</param>
internal sealed record TypeRules(Guid Id, string Etag, TypeContent Content) : IVersionedRules;

internal sealed class SaveTypeValidator : AbstractValidator<SaveType>
{
    public SaveTypeValidator() => RuleFor(request => request.Body.Content).SetValidator(new TypeContentValidator()).OverridePropertyName("content");
}

internal sealed class SaveTypeHandler(IAppointmentsDb db, IRulesText text, TimeProvider clock) : IRequestHandler<SaveType, TypeRules>
{
    public async Task<TypeRules> Handle(SaveType request, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        AppointmentType type;
        if (request.Id is { } id)
        {
            type = await db.Types.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw HttpRefusals.NotFound.ToException();
            RuleVersions.Check(type.Version, request.ExpectedVersion, type.Content, request.Body.Content);
            type.Change(request.Body.Content);
        }
        else
        {
            if (await db.Types.CountAsync(cancellationToken) >= RuleLimits.MostTypes)
                throw AppointmentRefusals.TooManyRules.ToException();
            type = db.Types.Add(AppointmentType.Create(Guid.CreateVersion7(now), request.Body.Content)).Entity;
        }

        db.Revisions.Add(RuleRevision.Of(type.Id, type.Version + 1, text.Write(request.Body.Content), request.Caller.Subject ?? "", now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (RuleVersions.IsRace(exception))
        {
            db.Forget();
            type = await db.Types.AsNoTracking().SingleAsync(row => row.Id == request.Id, cancellationToken);
            throw RuleVersions.Stale(type.Version, request.ExpectedVersion, type.Content, request.Body.Content);
        }

        return new TypeRules(type.Id, EntityTags.Of(type.Version), type.Content);
    }
}
