using FluentValidation;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.BuildingBlocks.Calendar;

namespace JobcenterModular.Appointments.UseCases.Rules;

/// <summary>What staff write of a place: complete, and such that no two opening hours of a counter meet.</summary>
internal sealed class PlaceContentValidator : AbstractValidator<PlaceContent>
{
    public PlaceContentValidator()
    {
        RuleFor(place => place.Name).NotEmpty().MaximumLength(100);
        RuleFor(place => place.Street).NotEmpty().MaximumLength(100);
        RuleFor(place => place.PostalCode).Matches("^[0-9]{5}$").WithErrorCode("malformed").WithMessage("Die Postleitzahl hat fünf Ziffern.");
        RuleFor(place => place.Town).NotEmpty().MaximumLength(100);
        RuleFor(place => place.Directions).MaximumLength(500);
        RuleFor(place => place.Accessibility).MaximumLength(500);
        RuleFor(place => place.ValidUntil).Must((place, until) => until is null || until >= place.ValidFrom)
            .WithErrorCode("end_before_begin").WithMessage("Der letzte Tag liegt vor dem ersten.");
        RuleFor(place => place.LocalDays).Must(days => days.Count <= 50);
        RuleForEach(place => place.LocalDays).ChildRules(day =>
        {
            day.RuleFor(local => local.Name).NotEmpty().MaximumLength(100);
            day.RuleFor(local => local.On).Must(LocalDay.IsReadable)
                .WithErrorCode("malformed").WithMessage("Diesen Tag gibt es nicht. Möglich sind MM-TT, JJJJ-MM-TT und easter+39.");
        });
        RuleFor(place => place.Closures).Must(closures => closures.Count <= RuleLimits.MostClosures)
            .WithErrorCode("count").WithMessage("Das sind zu viele Schließungen. Bitte löschen Sie vergangene.");
        RuleForEach(place => place.Closures).SetValidator(new ClosedValidator());
        RuleFor(place => place.Counters).Must(counters => counters.Count <= RuleLimits.MostCounters)
            .WithErrorCode("count").WithMessage("Das sind zu viele Schalter.");
        RuleFor(place => place.Counters).Must(counters => counters.Where(counter => counter.Id != Guid.Empty).GroupBy(counter => counter.Id).All(same => same.Count() == 1))
            .WithErrorCode("repeated").WithMessage("Zwei Schalter haben dieselbe Kennung.");
        RuleForEach(place => place.Counters).SetValidator(new CounterValidator());
    }

    private sealed class CounterValidator : AbstractValidator<Counter>
    {
        public CounterValidator()
        {
            RuleFor(counter => counter.Name).NotEmpty().MaximumLength(100);
            RuleFor(counter => counter.Team).NotEmpty().MaximumLength(60);
            RuleFor(counter => counter.Modes).NotEmpty();
            RuleFor(counter => counter.Skills).Must(skills => skills.Count <= 50);
            RuleForEach(counter => counter.Skills).NotEmpty().MaximumLength(60);
            RuleFor(counter => counter.Languages).Must(languages => languages.Count <= 50);
            RuleForEach(counter => counter.Languages).Matches("^[a-z]{2,3}(-[A-Z]{2})?$").WithErrorCode("malformed").WithMessage("Sprachen stehen hier als Kürzel, etwa uk.");
            RuleFor(counter => counter.ValidUntil).Must((counter, until) => until is null || until >= counter.ValidFrom)
                .WithErrorCode("end_before_begin").WithMessage("Der letzte Tag liegt vor dem ersten.");
            RuleFor(counter => counter.Absences).Must(absences => absences.Count <= RuleLimits.MostClosures);
            RuleForEach(counter => counter.Absences).SetValidator(new ClosedValidator());
            RuleFor(counter => counter.Hours).Must(hours => hours.Count <= RuleLimits.MostHours);
            RuleForEach(counter => counter.Hours).SetValidator(new HoursValidator());
            RuleFor(counter => counter.Hours).Must(hours => !HoursMeet.Any(hours))
                .WithErrorCode("hours_meet").WithMessage("Zwei Öffnungszeiten dieses Schalters überschneiden sich.")
                .When(counter => counter.Hours.Count <= RuleLimits.MostHours && counter.Hours.All(hours => hours.EveryWeeks is >= 1 and <= HoursMeet.MostWeeks));
        }
    }

    private sealed class HoursValidator : AbstractValidator<OpeningHours>
    {
        public HoursValidator()
        {
            RuleFor(hours => hours.Weekdays).NotEmpty();
            RuleFor(hours => hours.Until).Must((hours, until) => until > hours.From)
                .WithErrorCode("end_before_begin").WithMessage("Das Ende liegt vor dem Anfang.");
            RuleFor(hours => hours.EveryWeeks).InclusiveBetween(1, HoursMeet.MostWeeks);
            RuleFor(hours => hours.Capacity).InclusiveBetween(1, RuleLimits.MostCapacity);
            RuleFor(hours => hours.ValidUntil).Must((hours, until) => until is null || until >= hours.ValidFrom)
                .WithErrorCode("end_before_begin").WithMessage("Der letzte Tag liegt vor dem ersten.");
            RuleFor(hours => hours.Types).Must(types => types is null || types.Count <= RuleLimits.MostTypes);
        }
    }

    private sealed class ClosedValidator : AbstractValidator<Closed>
    {
        public ClosedValidator()
        {
            RuleFor(closed => closed.Until).Must((closed, until) => until > closed.From)
                .WithErrorCode("end_before_begin").WithMessage("Das Ende liegt vor dem Anfang.");
            RuleFor(closed => closed.Note).MaximumLength(200);
        }
    }
}
