using FluentValidation;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.BuildingBlocks.Http;

namespace JobcenterModular.Appointments.UseCases.Times;

/// <summary>What a person needs, as it comes in an address: plain texts.</summary>
internal sealed record NeedsText(string? Mode, string? Language, IReadOnlyList<string> Aids)
{
    public static NeedsText Of(string? mode, string? language, IReadOnlyList<string> aids) => new(mode, language, aids);

    /// <summary>The same, read; on site where nothing is said. Only after the validator.</summary>
    public Needs Read() => new(
        ApiEnum.Parse<AppointmentMode>(Mode) ?? AppointmentMode.OnSite,
        string.IsNullOrEmpty(Language) ? null : Language,
        [.. Aids.Select(aid => ApiEnum.Parse<Aid>(aid)!.Value)]);
}

internal sealed class NeedsTextValidator : AbstractValidator<NeedsText>
{
    public NeedsTextValidator()
    {
        RuleFor(needs => needs.Mode).Must(ApiEnum.IsNoneOr<AppointmentMode>)
            .OverridePropertyName("mode").WithErrorCode("unknown").WithMessage(ApiEnum.Choice<AppointmentMode>());
        RuleFor(needs => needs.Aids).Must(aids => aids.Count <= 10 && aids.All(aid => ApiEnum.Parse<Aid>(aid) is not null))
            .OverridePropertyName("aids").WithErrorCode("unknown").WithMessage(ApiEnum.Choice<Aid>());
        RuleFor(needs => needs.Language).MaximumLength(10).OverridePropertyName("language");
    }
}
