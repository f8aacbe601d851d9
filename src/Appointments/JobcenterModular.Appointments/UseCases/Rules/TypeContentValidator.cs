using FluentValidation;
using JobcenterModular.Appointments.Domain.Rules;

namespace JobcenterModular.Appointments.UseCases.Rules;

/// <summary>What staff write of a kind of talk.</summary>
internal sealed class TypeContentValidator : AbstractValidator<TypeContent>
{
    public TypeContentValidator()
    {
        RuleFor(type => type.Name).NotEmpty().MaximumLength(100);
        RuleFor(type => type.Description).NotNull().MaximumLength(1000);
        RuleFor(type => type.Bring).Must(bring => bring.Count <= 30);
        RuleForEach(type => type.Bring).NotEmpty().MaximumLength(200);
        RuleFor(type => type.DurationMinutes).InclusiveBetween(5, 480);
        RuleFor(type => type.PreparationMinutes).InclusiveBetween(0, 120);
        RuleFor(type => type.FollowUpMinutes).InclusiveBetween(0, 120);
        RuleFor(type => type.StepMinutes).InclusiveBetween(5, 480);
        RuleFor(type => type.LeadMinutes).InclusiveBetween(0, 60 * 24 * 30);
        RuleFor(type => type.HorizonDays).InclusiveBetween(1, 366);
        RuleFor(type => type.ChangeHours).InclusiveBetween(0, 24 * 14);
        RuleFor(type => type.Modes).NotEmpty();
        RuleFor(type => type.Skills).Must(skills => skills.Count <= 20);
        RuleForEach(type => type.Skills).NotEmpty().MaximumLength(60);
        RuleFor(type => type.ValidUntil).Must((type, until) => until is null || until >= type.ValidFrom)
            .WithErrorCode("end_before_begin").WithMessage("Der letzte Tag liegt vor dem ersten.");
    }
}
