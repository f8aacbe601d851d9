using FluentValidation;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Staff;

/// <summary>A team lead enters somebody into the list of staff, or changes the entry.</summary>
/// <param name="ExpectedVersion">The version that was edited; 0 for a new entry.</param>
internal sealed record SaveStaffMember(string Subject, StaffContent Content, long ExpectedVersion) : IRequest<StaffEntry>;

/// <summary>What a team lead writes of somebody.</summary>
/// <param name="Content">All of it.</param>
internal sealed record StaffBody(StaffContent Content);

/// <summary>Somebody of staff.</summary>
/// <param name="Subject">The account.</param>
/// <param name="Etag">Version of the entry; send it back as If-Match to change it.</param>
/// <param name="Content">What team leads wrote.</param>
internal sealed record StaffEntry(string Subject, string Etag, StaffContent Content)
{
    public static StaffEntry Of(StaffMember member) => new(member.Subject, EntityTags.Of(member.Version), member.Content);
}

internal static class StaffLimits
{
    public const int MostMembers = 2000;
    public const int MostTeams = 50;
    public const int MostAbsences = 200;
    public const int SubjectLength = 200;
    public const int TeamLength = 60;
}

internal sealed class SaveStaffMemberValidator : AbstractValidator<SaveStaffMember>
{
    public SaveStaffMemberValidator()
    {
        RuleFor(request => request.Subject).NotEmpty().MaximumLength(StaffLimits.SubjectLength).Must(StorableString.Is).OverridePropertyName("subject");
        RuleFor(request => request.Content).SetValidator(new StaffContentValidator()).OverridePropertyName("content");
        RuleFor(request => request.Content.Absences).Must((request, absences) => absences.All(absence => absence?.Substitute != request.Subject))
            .OverridePropertyName("content.absences").WithErrorCode("own_substitute").WithMessage("Niemand vertritt sich selbst.");
    }

    private sealed class StaffContentValidator : AbstractValidator<StaffContent>
    {
        public StaffContentValidator()
        {
            RuleFor(content => content.DisplayName).NotEmpty().MaximumLength(100);
            RuleFor(content => content.Teams).Must(teams => teams.Count <= StaffLimits.MostTeams).WithErrorCode("count").WithMessage("Das sind zu viele Teams.");
            RuleForEach(content => content.Teams).NotEmpty().MaximumLength(StaffLimits.TeamLength);
            RuleFor(content => content.Absences).Must(absences => absences.Count <= StaffLimits.MostAbsences)
                .WithErrorCode("count").WithMessage("Das sind zu viele Abwesenheiten. Bitte löschen Sie vergangene.");
            RuleForEach(content => content.Absences).NotNull().SetValidator(new AbsenceValidator());
        }
    }

    private sealed class AbsenceValidator : AbstractValidator<StaffAbsence>
    {
        public AbsenceValidator()
        {
            RuleFor(absence => absence.To).Must((absence, to) => to >= absence.From)
                .WithErrorCode("end_before_begin").WithMessage("Der letzte Tag liegt vor dem ersten.");
            RuleFor(absence => absence.Substitute).Length(1, StaffLimits.SubjectLength);
        }
    }
}

internal sealed class SaveStaffMemberHandler(IApplicationsDb db) : IRequestHandler<SaveStaffMember, StaffEntry>
{
    private const string Table = "staff_members";

    public async Task<StaffEntry> Handle(SaveStaffMember request, CancellationToken cancellationToken)
    {
        StaffMember? member = await db.StaffMembers.SingleOrDefaultAsync(row => row.Subject == request.Subject, cancellationToken);
        Check(member, request);
        if (member is null)
        {
            if (await db.StaffMembers.CountAsync(cancellationToken) >= StaffLimits.MostMembers)
                throw DeskRefusals.TooManyStaff.ToException();
            member = db.StaffMembers.Add(StaffMember.Enter(request.Subject, request.Content)).Entity;
        }
        else
        {
            member.Change(request.Content);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.IsOn(exception, Table))
        {
            db.Forget();
            Check(await db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(row => row.Subject == request.Subject, cancellationToken), request);
            throw;
        }

        return StaffEntry.Of(member);
    }

    private static void Check(StaffMember? member, SaveStaffMember request)
    {
        if (member is null && request.ExpectedVersion != 0)
            throw DeskRefusals.StaffUnknown.ToException();
        if (member is not null && member.Version != request.ExpectedVersion)
        {
            throw DeskRefusals.StaffStale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["current"] = StaffEntry.Of(member),
                ["yours"] = new StaffEntry(request.Subject, EntityTags.Of(request.ExpectedVersion), request.Content),
            });
        }
    }
}
